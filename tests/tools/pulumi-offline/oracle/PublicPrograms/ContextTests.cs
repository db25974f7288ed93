namespace Oracle.Tests.PublicPrograms;

/// <summary>What public programs ask about the stack, and pass on from what they do not set themselves.</summary>
public sealed class ContextTests
{
    [OfficialPackagesFact]
    public async Task Names_of_the_stack_its_region_and_the_id_of_a_resource_that_is_read_are_known()
    {
        var plan = await new NodeRun(
            """
            exports.names = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
            exports.dryRun = pulumi.runtime.isDryRun();
            const group = new azure.resources.ResourceGroup("group");
            exports.location = group.location;
            exports.lake = new azure.storage.StorageAccount("lake", {
                resourceGroupName: group.name, location: group.location, kind: "StorageV2", sku: { name: "Standard_LRS" },
            }).location;
            const shared = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/shared";
            exports.read = azure.sql.Server.get("shared", shared).id.apply(id => `${id}/databases/master`);
            """
        ).PlanAsync();

        Assert.Equal("organization/shop/dev", (string?)plan.Outputs["names"]);
        Assert.Equal(true, (bool?)plan.Outputs["dryRun"]);
        Assert.Equal(("westus2", "westus2"), ((string?)plan.Outputs["location"], (string?)plan.Outputs["lake"]));
        Assert.EndsWith("/servers/shared/databases/master", (string?)plan.Outputs["read"]);
        Assert.Empty(plan.Resources.Single(each => each.Name == "lake").Unknowns);
    }
}
