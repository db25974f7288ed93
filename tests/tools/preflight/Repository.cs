namespace Preflight.Tests;

internal static class Repository
{
    public static string Root => CommandLine.Checkout.Root;

    public static string Scenarios { get; } = CommandLine.Checkout.Built("tests/tools/preflight/Scenarios", "Scenarios.dll");
}
