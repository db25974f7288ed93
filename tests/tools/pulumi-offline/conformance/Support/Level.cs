namespace Pulumi.Conformance.Support;

internal enum Level
{
    Low = 1,
    High = 2,
}
