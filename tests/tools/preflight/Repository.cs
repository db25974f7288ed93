namespace Preflight.Tests;

internal static class Repository
{
    public static string Root => CommandLine.Checkout.Root;

    /// <summary>Debug or Release, as these tests were built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Scenarios { get; } =
        Path.Combine(Root, "tests", "tools", "preflight", "Scenarios", "bin", Configuration, "net10.0", "Scenarios.dll");
}
