using System.Text.Json.Nodes;
using Fixtures;
using Planning.Plans;
using Planning.ResourceIds;
using Planning.Updates;
using Preflight.Gate;

namespace Preflight.Tests.Gate;

/// <summary>Every resource of the tests' own prod under the gate.</summary>
public sealed class ProdTests : IAsyncLifetime
{
    private Plan Prod { get; set; } = null!;

    public async Task InitializeAsync() => Prod = await FixtureStacks.PlanOfAsync("prod");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void An_update_that_changes_nothing_passes() => Assert.Empty(Recorded.Of(Changed(Prod.Resources[0], Prod.Resources[0])).Refused);

    [Fact]
    public void Weakened_or_removed_security_properties_of_prod_are_rejected()
    {
        var weakened = 0;
        foreach (var resource in Prod.Resources.Where(resource => resource.Custom))
        {
            var type = ResourceTypes.Short(resource.Type);
            foreach (var (path, value) in resource.Inputs.Leaves().Where(leaf => !leaf.Path.Contains('[')))
            {
                var property = SecurityProperties.All.FirstOrDefault(each => each.Is(type, path));
                foreach (
                    var other in property is null ? []
                    : property.Values.Length == 0 ? ["0"]
                    : property.Values.Where(each => property.IsWeaker(value.ToString(), each))
                )
                {
                    weakened++;
                    Assert.Equal([$"{resource.Name} {path}: {value} -> {other}"], Messages(resource, Set(resource, path, other)));
                }

                // For an unset property Azure's default applies, which may be as safe.
                if (property?.IsWeaker(value.ToString(), null) == true)
                {
                    weakened++;
                    Assert.Equal(
                        [$"{resource.Name} {path}: {value} -> not set ({property.Absent})"],
                        Messages(resource, Set(resource, path, null))
                    );
                }
            }
        }

        Assert.True(weakened > 120, $"only {weakened} ways to weaken prod were found");
    }

    [Fact]
    public void Deleting_data_or_its_protection_in_prod_is_rejected()
    {
        IEnumerable<string> Refused(PlannedResource gone) =>
            Recorded.Of(Changed(gone, null)).Refused.Select(refusal => refusal.AcceptedBy!).Distinct();
        var custom = Prod
            .Resources.Where(resource => resource.Custom)
            .ToLookup(resource => string.Join(' ', Refused(resource)), resource => ResourceTypes.Short(resource.Type));

        Assert.Equal(
            [
                "applicationinsights:Component",
                "cognitiveservices:Account",
                "keyvault:Vault",
                "operationalinsights:Workspace",
                "resources:ResourceGroup",
                "search:Service",
                "storage:BlobContainer",
                "storage:StorageAccount",
            ],
            custom[Override.DataLoss].Distinct().Order()
        );
        Assert.Subset(
            custom[Override.WeakerSecurity].ToHashSet(),
            new HashSet<string>
            {
                "authorization:ManagementLockByScope",
                "authorization:PolicyAssignment",
                "monitor:DiagnosticSetting",
                "network:NetworkSecurityGroup",
                "network:WebApplicationFirewallPolicy",
                "network:AzureFirewall",
                "network:PrivateEndpoint",
                "cognitiveservices:RaiPolicy",
                "web:WebAppAuthSettingsV2",
                "web:WebAppFtpAllowed",
                "storage:BlobServiceProperties",
            }
        );
        Assert.Contains("web:AppServicePlan", custom[""]);
    }

    private IEnumerable<string> Messages(PlannedResource old, PlannedResource now) =>
        Recorded.Of(Changed(old, now)).Refused.Select(refusal => $"{refusal.Resource} {refusal.Message}");

    /// <summary>All resources of prod, with one replaced.</summary>
    private Preview Changed(PlannedResource old, PlannedResource? now) =>
        new(
            Prod.Stack,
            Prod.Project,
            [
                .. Prod.Resources.Select(each =>
                    each.Urn != old.Urn
                        ? new PreviewStep("same", each.Urn, each, each, [])
                        : new PreviewStep(now is null ? "delete" : "update", each.Urn, each, now, [])
                ),
            ],
            new Dictionary<string, int> { ["same"] = Prod.Resources.Count - 1, [now is null ? "delete" : "update"] = 1 }
        );

    private static PlannedResource Set(PlannedResource resource, string path, string? value)
    {
        var inputs = resource.Inputs.DeepClone().AsObject();
        var steps = path.Split('.');
        var holder = steps[..^1].Aggregate((JsonNode)inputs, (node, step) => node[step]!).AsObject();
        if (value is null)
        {
            holder.Remove(steps[^1]);
        }
        else
        {
            holder[steps[^1]] = value is "true" or "false" ? JsonNode.Parse(value) : JsonValue.Create(value);
        }

        return resource with
        {
            Inputs = inputs,
        };
    }
}
