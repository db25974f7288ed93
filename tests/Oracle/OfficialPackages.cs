namespace Oracle.Tests;

/// <summary>Whether this machine can run the oracle: Node, and the packages that `npm ci` puts beside the program.</summary>
internal static class OfficialPackages
{
    /// <summary>Why the oracle cannot run here, or null.</summary>
    public static string? Missing { get; } =
        !OnPath() ? "Node is not on the PATH; install Node 20 or later"
        : !File.Exists(Repository.Path("tests", "Oracle", "Node", "node_modules", "@pulumi", "azure-native", "package.json"))
            ? "the official npm packages are not installed; run npm ci in tests/Oracle/Node"
        : null;

    private static bool OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}
