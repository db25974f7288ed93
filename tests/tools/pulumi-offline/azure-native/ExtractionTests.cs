using System.Diagnostics;
using CommandLine;

namespace Pulumi.AzureNative.Tests;

public sealed class ExtractionTests
{
    [OfficialPackageFact]
    public async Task Extracting_again_gives_the_committed_facts_to_the_byte()
    {
        var again = Path.GetTempFileName();
        var node = await FinishedProcess.RunAsync(
            new ProcessStartInfo("node", [Path.Combine(Facts.Folder, "extract", "extract.mjs"), again])
        );

        Assert.True(node.ExitCode == 0, node.Errors);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Facts.Folder, "facts.json")), await File.ReadAllBytesAsync(again));
        File.Delete(again);
    }

    [OfficialPackageFact]
    public async Task Extracting_again_gives_the_committed_shapes_to_the_byte()
    {
        var again = Path.GetTempFileName();
        var node = await FinishedProcess.RunAsync(
            new ProcessStartInfo("node", [Path.Combine(Facts.Folder, "extract", "shapes.mjs"), again])
        );

        Assert.True(node.ExitCode == 0, node.Errors);
        Assert.Equal(
            await File.ReadAllBytesAsync(Checkout.At("tools", "planning", "Shapes", "shapes.txt")),
            await File.ReadAllBytesAsync(again)
        );
        File.Delete(again);
    }

    /// <summary>Sizes that were counted by hand in the official package: API version, inputs, required inputs, outputs.</summary>
    [Theory]
    [InlineData("resources:ResourceGroup", "2024-03-01", 4, 0, 7)]
    [InlineData("web:WebApp", "2025-05-01", 44, 1, 64)]
    [InlineData("web:WebAppAuthSettingsV2", "2021-02-01", 8, 2, 9)]
    [InlineData("cognitiveservices:Account", "2025-06-01", 8, 1, 11)]
    [InlineData("cognitiveservices:Deployment", "2025-06-01", 6, 2, 8)]
    [InlineData("search:Service", "2025-05-01", 19, 1, 28)]
    [InlineData("keyvault:Vault", "2024-11-01", 5, 2, 7)]
    [InlineData("storage:StorageAccount", "2024-01-01", 32, 3, 50)]
    [InlineData("network:VirtualNetwork", "2024-05-01", 18, 1, 22)]
    [InlineData("network:ApplicationGateway", "2024-05-01", 38, 1, 44)]
    [InlineData("network:AzureFirewall", "2024-05-01", 18, 1, 21)]
    [InlineData("monitor:DiagnosticSetting", "2021-05-01-preview", 11, 1, 13)]
    [InlineData("monitor:ScheduledQueryRule", "2025-01-01-preview", 22, 1, 28)]
    [InlineData("authorization:RoleAssignment", "2022-04-01", 9, 3, 16)]
    [InlineData("cosmosdb:DatabaseAccount", "2025-10-15", 40, 3, 51)]
    [InlineData("machinelearningservices:Workspace", "2025-12-01", 33, 1, 44)]
    [InlineData("consumption:Budget", "2024-08-01", 9, 5, 13)]
    public void A_resource_has_the_size_it_has_in_the_official_package(string token, string api, int inputs, int required, int outputs)
    {
        var resource = Facts.Root.GetProperty("resources").GetProperty(token);
        var notations = resource.GetProperty("inputs").EnumerateObject().Select(input => input.Value.GetString()!).ToList();

        Assert.Equal(api, resource.GetProperty("api").GetString());
        Assert.Equal(inputs, notations.Count);
        Assert.Equal(required, notations.Count(notation => notation.EndsWith('!')));
        Assert.Equal(outputs, resource.GetProperty("outputs").EnumerateObject().Count());
    }

    [Fact]
    public void Every_type_of_a_property_exists()
    {
        var text = Facts.Root.GetRawText();
        var missing = System
            .Text.RegularExpressions.Regex.Matches(text, @"\b(in|out|enum):([\w.]+)")
            .Select(match =>
                (
                    Group: match.Groups[1].Value switch
                    {
                        "in" => "inputs",
                        "out" => "outputs",
                        _ => "enums",
                    },
                    Name: match.Groups[2].Value
                )
            )
            .Distinct()
            .Where(reference => !Facts.Root.GetProperty(reference.Group).TryGetProperty(reference.Name, out _));

        Assert.Empty(missing);
    }
}
