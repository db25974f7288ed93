using System.Text.RegularExpressions;
using AzureDefinitions.Facts;
using AzureRest;

namespace Preflight.Tests.Facts;

/// <summary>The tools that call Azure Resource Manager by themselves: bootstrap, teardown and the live checks.</summary>
public sealed partial class ToolApiVersionTests
{
    private static readonly string[] Folders = ["tools/delivery", "tools/azure-rest", "tools/preflight/LiveChecks"];

    [Fact]
    public void No_tool_calls_an_API_version_that_retires() => Assert.Empty(Folders.SelectMany(Sources).SelectMany(Retiring));

    [Fact]
    public void The_version_for_Key_Vault_stays_after_the_retirement() =>
        Assert.Empty(Retiring($"Microsoft.KeyVault/vaults {KeyVaultApi.Version}\""));

    [Theory]
    [InlineData("(\"Microsoft.KeyVault/checkNameAvailability\", \"2024-11-01\", \"name\")")]
    [InlineData("$\"/providers/Microsoft.KeyVault/deletedVaults\",\n    \"2025-05-01\",")]
    public void A_version_that_retires_is_found(string source) => Assert.Single(Retiring(source));

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText);

    /// <returns>Each provider with a version that a row of api-versions.json ends.</returns>
    private static IEnumerable<string> Retiring(string source) =>
        from call in Call().Matches(source)
        from row in FactFile.Of("api-versions").Rows
        where row["provider"] == call.Groups[1].Value && string.CompareOrdinal(call.Groups[2].Value, row["before"]) < 0
        select $"{call.Groups[1].Value} {call.Groups[2].Value}";

    /// <summary>A provider, and the first version after it in the same statement.</summary>
    [GeneratedRegex("(Microsoft\\.[A-Za-z]+)/[^;)]{0,160}?\"?([0-9]{4}-[0-9]{2}-[0-9]{2}(?:-preview)?)\"")]
    private static partial Regex Call();
}
