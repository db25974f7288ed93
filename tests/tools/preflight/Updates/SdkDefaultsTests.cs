using System.Text.RegularExpressions;
using Planning.ResourceIds;
using Planning.Updates;
using Preflight.Tests.Requests;

namespace Preflight.Tests.Updates;

/// <summary>The tables about inputs against the npm package of azure-native.</summary>
public sealed partial class SdkDefaultsTests
{
    private const string Table = "tools/planning/Updates/sdk-defaults.txt";

    [PackageFact]
    public void The_defaults_are_those_of_the_package()
    {
        var package = AzureNativePackage
            .Texts()
            .Select(each =>
                (
                    each.Token,
                    Values: Default()
                        .Matches(each.Text)
                        .Select(match => $"{match.Groups[1].Value}={match.Groups[2].Value}")
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                )
            )
            .Where(each => each.Values.Any())
            .Select(each => $"{each.Token} {string.Join(' ', each.Values)}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var file = Path.Combine(Repository.Root, Table);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllLines(file, [.. File.ReadLines(file).Where(line => line.StartsWith('#')), .. package]);
        }

        var known = SdkDefaults.Table.Select(row => $"{row.Key} {string.Join(' ', row.Value)}").Order(StringComparer.Ordinal);
        Assert.True(
            package.SequenceEqual(known),
            $"{Table} is outdated: run UPDATE_SNAPSHOTS=1 dotnet test tests/tools/preflight --filter SdkDefaultsTests and commit the result"
        );
    }

    [PackageFact]
    public void Each_input_that_replaces_is_an_input_of_the_package()
    {
        var package = AzureNativePackage.Texts().ToDictionary(each => each.Token, each => each.Text);

        var wrong =
            from row in Replacements.Table
            from path in row.Value
            let set = $"resourceInputs[\"{path.Split('.')[0]}\"] = "
            let text = package.GetValueOrDefault(row.Key, "")
            where !text.Contains($"{set}args", StringComparison.Ordinal) && !text.Contains($"{set}(args", StringComparison.Ordinal)
            select $"{row.Key} {path}";

        Assert.Empty(wrong);
    }

    /// <summary>The names in a path are what a rename replaces.</summary>
    [PackageFact]
    public void Each_name_in_a_path_is_an_input_of_the_package()
    {
        var wrong =
            from type in AzureNativePackage.Types()
            from Match name in Name().Matches(ResourceTypes.Path($"azure-native:{type.Token}") ?? "")
            let input = name.Groups[1].Value
            where input is not ("subscription" or "scopeId") && !type.Inputs.ContainsKey(input)
            select $"{type.Token} {input}";

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"resourceInputs\[""(\w+)""\] = \(args\?\.\w+\) \?\? ([^;]+);")]
    private static partial Regex Default();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Name();
}
