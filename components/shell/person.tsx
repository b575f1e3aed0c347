"use client";

import { createContext, type ReactNode, useContext } from "react";
import { mayDo, type Permission, type Role } from "@/lib/auth/role";

/** Who is signed in, as far as pages show it. */
export interface ShownPerson {
  /** What the browser keeps is kept under it. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

const Person = createContext<ShownPerson | null>(null);

export function PersonProvider({
  person,
  children,
}: {
  readonly person: ShownPerson | null;
  readonly children: ReactNode;
}) {
  return <Person value={person}>{children}</Person>;
}

/** Who is signed in; null on the pages that are seen without. */
export function usePerson(): ShownPerson | null {
  return useContext(Person);
}

/** Whether the person's role allows some work: what it does not is not offered. */
export function useMay(permission: Permission): boolean {
  const person = useContext(Person);
  return person !== null && mayDo(person.role, permission);
}
