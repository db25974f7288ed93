using System.Text.RegularExpressions;
using CommandLine;

namespace Oracle.Tests;

/// <summary>The npm packages that the oracle compares with.</summary>
internal static partial class OfficialPackages
{
    /// <summary>The folder of the oracle's programs.</summary>
    public const string Folder = "tests/tools/pulumi-offline/oracle/Node";

    private static readonly string AzureNative = Checkout.At(Folder, "node_modules", "@pulumi", "azure-native");

    /// <summary>The inputs of a resource that the package hands through a function which fills in nested defaults.</summary>
    /// <param name="type">The type without its prefix, as in web:WebApp.</param>
    public static IEnumerable<string> InputsWithNestedDefaults(string type)
    {
        var (module, name) = type.Split(':') is [var first, var second] ? (first, second) : throw new ArgumentException($"no type: {type}");
        var source = File.ReadAllText(Path.Combine(AzureNative, module, $"{char.ToLowerInvariant(name[0])}{name[1..]}.js"));
        return NestedDefaults().Matches(source).Select(match => match.Groups["input"].Value);
    }

    [GeneratedRegex(@"resourceInputs\[""(?<input>\w+)""\] = .*ArgsProvideDefaults")]
    private static partial Regex NestedDefaults();
}
