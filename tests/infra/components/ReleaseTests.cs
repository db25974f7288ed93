using System.Collections.Immutable;
using Infra.Components.Web;
using Pulumi.Utilities;

namespace Infra.Tests;

/// <summary>The release settings of site and slot, and the outputs that the next deployment reads.</summary>
public sealed class ReleaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("release-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("B1", false)]
    [InlineData("P0v3", true)]
    public async Task Only_plans_of_a_tier_that_has_it_ask_for_end_to_end_encryption(string plan, bool expected)
    {
        var stack = await Stack.BuildAsync(Config.Settings(("appPlan", plan)), isPreview: false);

        Assert.Equal(expected, stack.Recorder.One("web:WebApp", "chat-site").Inputs["endToEndEncryptionEnabled"]);
    }

    [Fact]
    public async Task A_slot_with_its_own_release_does_not_change_production()
    {
        var candidate = Package();

        var stack = await BuildAsync(
            ("commit", "c1"),
            ("stagingPackage", candidate.File),
            ("stagingCommit", "c2"),
            ("stagingPercent", "10")
        );

        var (site, slot) = (SettingsOf(stack, "web:WebApp", "chat-site"), SettingsOf(stack, "web:WebAppSlot", "chat-staging-slot"));
        Assert.Equal(("c1", stack.Outputs["package"]), (site["Release__Commit"], site["Release__Version"]));
        Assert.Equal(("c2", candidate.Digest), (slot["Release__Commit"], slot["Release__Version"]));
        Assert.Equal(site.Keys.Append("Release__Slot").Order(), slot.Keys.Order());
        Assert.Equal(
            ("c1", "c2", candidate.Digest, 10),
            (stack.Outputs["commit"], stack.Outputs["slotCommit"], stack.Outputs["slotPackage"], stack.Outputs["slotPercent"])
        );
    }

    [Fact]
    public async Task A_slot_without_a_release_equals_production()
    {
        var stack = await BuildAsync(("commit", "c1"));

        var (site, slot) = (SettingsOf(stack, "web:WebApp", "chat-site"), SettingsOf(stack, "web:WebAppSlot", "chat-staging-slot"));
        slot.Remove("Release__Slot");
        Assert.Equal(site.OrderBy(setting => setting.Key), slot.OrderBy(setting => setting.Key));
        Assert.Equal((null, null, 0), (stack.Outputs["slotCommit"], stack.Outputs["slotPackage"], stack.Outputs["slotPercent"]));
        Assert.EndsWith(
            "-staging.azurewebsites.net/",
            await OutputUtilities.GetValueAsync((Pulumi.Output<string>)stack.Outputs["slotUrl"]!)
        );
    }

    [Fact]
    public async Task Hosts_to_resolve_privately_are_those_with_an_endpoint()
    {
        var hosts = await OutputUtilities.GetValueAsync(
            (Pulumi.Output<ImmutableArray<string>>)(await BuildAsync()).Outputs["privateHosts"]!
        );
        var direct = await Stack.BuildAsync(Config.Settings(("network", "public")), isPreview: false);

        Assert.Equal(
            ["openai.azure.com", "search.windows.net", "vault.azure.net", "blob.core.windows.net", "blob.core.windows.net"],
            hosts.Select(host => host.Split('.', 2)[1])
        );
        Assert.Empty((List<string>)direct.Outputs["privateHosts"]!);
        Assert.Null(direct.Outputs["slotUrl"]);
    }

    private AppPackage Package()
    {
        var app = _folder.CreateSubdirectory("app");
        File.WriteAllText(Path.Combine(app.FullName, "App.dll"), "code");
        return AppPackage.Pack(app.FullName);
    }

    private static Task<Stack> BuildAsync(params (string Key, string? Value)[] changes) =>
        Stack.BuildAsync(Config.Settings([("appPlan", "P0v3"), ("stagingSlot", "true"), .. changes]), isPreview: false);

    private static Dictionary<string, object> SettingsOf(Stack stack, string type, string name) =>
        ((ImmutableArray<object>)((ImmutableDictionary<string, object>)stack.Recorder.One(type, name).Inputs["siteConfig"])["appSettings"])
            .Cast<ImmutableDictionary<string, object>>()
            .ToDictionary(setting => (string)setting["name"], setting => setting["value"]);
}
