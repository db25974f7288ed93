namespace Stacks.Tests.Parity;

/// <summary>What is decided about a capability of a reference.</summary>
internal enum ParityState
{
    Met,
    Option,
    Refused,
    Open,
}
