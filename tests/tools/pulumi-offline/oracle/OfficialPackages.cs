using System.Text.RegularExpressions;
using CommandLine;

namespace Oracle.Tests;

/// <summary>Requirements of the oracle: Node, and the packages that `npm ci` puts beside the program.</summary>
internal static partial class OfficialPackages
{
    private static readonly string AzureNative = Checkout.At(
        "tests",
        "tools",
        "pulumi-offline",
        "oracle",
        "Node",
        "node_modules",
        "@pulumi",
        "azure-native"
    );

    private static readonly string? NodeMissing = OnPath() ? null : "Node is not on the PATH; install Node 20 or later";

    /// <summary>The reason why the oracle cannot run, or null.</summary>
    public static string? Missing { get; } =
        NodeMissing is not null ? NodeMissing
        : !File.Exists(Path.Combine(AzureNative, "package.json"))
            ? "the official npm packages are not installed; run npm ci in tests/tools/pulumi-offline/oracle/Node"
        : null;

    /// <summary>The reason why the TypeScript sample cannot run, or null.</summary>
    public static string? MissingOfSample { get; } =
        NodeMissing is not null ? NodeMissing
        : !Directory.Exists(Checkout.At("samples", "typescript", "node_modules"))
            ? "the packages of the sample are not installed; run npm ci in samples/typescript"
        : null;

    /// <summary>The inputs of a resource that the package hands through a function which fills in nested defaults.</summary>
    /// <param name="type">The type without its prefix, as in web:WebApp.</param>
    public static IEnumerable<string> InputsWithNestedDefaults(string type)
    {
        var (module, name) = type.Split(':') is [var first, var second] ? (first, second) : throw new ArgumentException($"no type: {type}");
        var source = File.ReadAllText(Path.Combine(AzureNative, module, $"{char.ToLowerInvariant(name[0])}{name[1..]}.js"));
        return NestedDefaults().Matches(source).Select(match => match.Groups["input"].Value);
    }

    private static bool OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));

    [GeneratedRegex(@"resourceInputs\[""(?<input>\w+)""\] = .*ArgsProvideDefaults")]
    private static partial Regex NestedDefaults();
}
