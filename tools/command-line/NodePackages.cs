namespace CommandLine;

/// <summary>Node, and the npm packages of a folder of the checkout.</summary>
public static class NodePackages
{
    private static readonly bool HasNode = SearchPath.Find("node") is not null;

    /// <param name="folder">The folder of package.json, relative to the root.</param>
    /// <returns>What is missing, with the command that installs it; null if all is there.</returns>
    public static string? Missing(string folder) =>
        !HasNode ? "Node is not on the PATH; install Node 20 or later"
        : !Directory.Exists(Checkout.At(folder, "node_modules"))
            ? $"the npm packages of {folder} are not installed; npm ci --prefix {folder} --ignore-scripts"
        : null;

    /// <returns>Why a test that needs the packages is skipped; null in CI, where it fails instead.</returns>
    public static string? WhySkip(string folder) => Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing(folder);
}
