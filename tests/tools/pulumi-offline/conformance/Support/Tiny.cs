namespace Pulumi.Conformance.Support;

/// <summary>An enum that is not made of 32-bit integers, which no provider takes.</summary>
internal enum Tiny : byte
{
    One = 1,
}
