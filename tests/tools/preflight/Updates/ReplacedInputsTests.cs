using static Preflight.Tests.Updates.StateOf;

namespace Preflight.Tests.Updates;

/// <summary>Differences and replacements, as azure-native decides them.</summary>
public sealed class ReplacedInputsTests
{
    private const string Store = """
        {"resourceGroupName":"rg","accountName":"store","location":"Sweden Central","kind":"StorageV2","sku":{"name":"Standard_LRS"} }
        """;

    [Theory]
    [InlineData("\"rg\"", "\"RG\"", "same store")]
    [InlineData("\"rg\"", "\"other\"", "replace store (resourceGroupName)")]
    [InlineData("\"store\"", "\"other\"", "replace store (accountName)")]
    [InlineData("Sweden Central", "swedencentral", "same store")]
    [InlineData("Sweden Central", "westeurope", "replace store (location)")]
    [InlineData("Standard_LRS", "Standard_ZRS", "update store")]
    [InlineData("\"kind\"", "\"isHnsEnabled\":true,\"kind\"", "replace store (isHnsEnabled)")]
    [InlineData("\"kind\"", "\"tags\":null,\"kind\"", "same store")]
    [InlineData("\"kind\"", "\"tags\":{},\"kind\"", "update store")]
    public async Task Names_and_regions_replace_a_resource_and_other_inputs_do_not(string before, string after, string expected)
    {
        using var state = new StateOf().With("storage:StorageAccount", "store", Store);

        Assert.Equal([expected], await state.StepsAsync(Resource("storage:StorageAccount", "store", Store.Replace(before, after))));
    }

    [Theory]
    [InlineData("network:PublicIPAddress", """{"sku":{"name":"Standard"}}""", """{"sku":{"name":"Basic"}}""", "replace it (sku.name)")]
    [InlineData("cdn:Profile", """{"sku":{"name":"A","x":1}}""", """{"sku":{"name":"A","x":2}}""", "update it")]
    [InlineData("cdn:Profile", """{"sku":{"name":"A"}}""", """{"sku":{"name":"B"}}""", "replace it (sku.name)")]
    [InlineData("monitor:ScheduledQueryRule", """{"scopes":["/a"]}""", """{"scopes":["/b"]}""", "replace it (scopes[0])")]
    [InlineData(
        "network:Subnet",
        """{"routeTable":{"id":"/subscriptions/A"}}""",
        """{"routeTable":{"id":"/subscriptions/a"}}""",
        "same it"
    )]
    [InlineData("network:Subnet", """{"addressPrefix":"a"}""", """{"addressPrefix":"A"}""", "update it")]
    [InlineData("web:WebApp", """{"a":[1,2]}""", """{"a":[1,2,3]}""", "update it")]
    [InlineData("authorization:RoleAssignment", """{"a":1}""", """{"a":1,"principalType":"User"}""", "same it")]
    [InlineData("authorization:RoleAssignment", """{"a":1}""", """{"a":1,"principalType":"Group"}""", "update it")]
    [InlineData(
        "containerservice:ManagedCluster",
        """{"sku":{"name":"Basic","tier":"Paid"}}""",
        """{"sku":{"name":"Base","tier":"Standard"}}""",
        "same it"
    )]
    public async Task The_table_of_the_provider_decides_by_type(string type, string before, string after, string expected)
    {
        using var state = new StateOf().With(type, "it", before);

        Assert.Equal([expected], await state.StepsAsync(Resource(type, "it", after)));
    }

    [Fact]
    public async Task A_name_and_a_region_that_the_provider_chose_stay()
    {
        using var state = new StateOf().With(
            "storage:StorageAccount",
            "store",
            Store.Replace("\"store\"", "\"storea1b2c3d4\"").Replace("{\"resource", "{\"__createBeforeDelete\":true,\"resource"),
            id: "/azure/store"
        );

        var update = await state.UpdateAsync(
            Resource("storage:StorageAccount", "store", """{"resourceGroupName":"rg","kind":"StorageV2","sku":{"name":"Standard_LRS"} }""")
        );

        Assert.Equal("same", Assert.Single(update.Preview.Steps).Operation);
        Assert.Equal("/azure/store", Assert.Single(update.Plan.Resources).Id);
    }

    [Fact]
    public async Task Ignored_changes_keep_the_value_of_the_state_and_listed_ones_replace()
    {
        using var state = new StateOf().With("storage:StorageAccount", "a", Store).With("storage:StorageAccount", "b", Store);
        var changed = Store.Replace("Standard_LRS", "Standard_ZRS");

        var update = await state.UpdateAsync(
            Resource("storage:StorageAccount", "a", changed, request => request.IgnoreChanges.Add("sku.name")),
            Resource("storage:StorageAccount", "b", changed, request => request.ReplaceOnChanges.Add("sku.*"))
        );

        Assert.Equal(["same", "replace"], update.Preview.Steps.Select(step => step.Operation));
        Assert.Equal("Standard_LRS", update.Preview.Steps[0].New!.Inputs["sku"]!["name"]!.ToString());
    }

    [Theory]
    [InlineData(false, new[] { "replace store (location)", "replace box (accountName)", "same user" })]
    [InlineData(true, new[] { "replace store (location)", "same box", "same user" })]
    public async Task What_depends_on_a_resource_that_is_deleted_first_is_replaced_with_it(bool createsFirst, string[] expected)
    {
        var store = UrnOf("storage:StorageAccount", "store");
        using var state = new StateOf()
            .With("storage:StorageAccount", "store", Store)
            .With(
                "storage:BlobContainer",
                "box",
                """{"resourceGroupName":"rg","accountName":"store","containerName":"box"}""",
                more: $$"""{"propertyDependencies":{"accountName":["{{store}}"]} }"""
            )
            .With("web:WebApp", "user", """{"name":"site"}""", more: $$"""{"propertyDependencies":{"tags":["{{store}}"]} }""");

        var steps = await state.StepsAsync(
            Resource("storage:StorageAccount", "store", Store.Replace("Sweden Central", "westeurope"), request =>
                (request.DeleteBeforeReplaceDefined, request.DeleteBeforeReplace) = (createsFirst, false)
            ),
            Resource("storage:BlobContainer", "box", """{"resourceGroupName":"rg","accountName":"store","containerName":"box"}"""),
            Resource("web:WebApp", "user", """{"name":"site"}""")
        );

        Assert.Equal(expected.Order(), steps.Order());
    }

    [Theory]
    [InlineData("""{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:x"}""", "same", "value")]
    [InlineData("""{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"now\""}""", "same", "")]
    [InlineData("""{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"before\""}""", "update", "")]
    public async Task A_secret_is_compared_if_the_state_has_it_in_plain_text(string value, string operation, string hidden)
    {
        using var state = new StateOf().With("keyvault:Secret", "it", $$"""{"value":{{value}}}""");

        var update = await state.UpdateAsync(
            Resource(
                "keyvault:Secret",
                "it",
                """{"value":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"now"}}"""
            )
        );

        var step = Assert.Single(update.Preview.Steps);
        Assert.Equal((operation, hidden), (step.Operation, string.Join(",", step.NotCompared)));
        Assert.Equal("[secret]", step.Old!.Inputs["value"]!.ToString());
        Assert.Equal("[secret]", step.New!.Inputs["value"]!.ToString());
        Assert.Equal(hidden.Length > 0, update.Preview.Notes.Any(note => note.Contains("pulumi stack export --show-secrets")));
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-000000000003")]
    [InlineData("preflight-stand-in-for-a-b")]
    public async Task A_value_that_only_the_plan_has_is_not_compared(string madeUp)
    {
        using var state = new StateOf().With(
            "authorization:RoleAssignment",
            "grant",
            """{"principalId":"of-azure","roleDefinitionId":"r"}"""
        );

        var update = await state.UpdateAsync(
            Resource("authorization:RoleAssignment", "grant", $$"""{"principalId":"{{madeUp}}","roleDefinitionId":"r"}""")
        );

        var step = Assert.Single(update.Preview.Steps);
        Assert.Equal(("same", "principalId"), (step.Operation, Assert.Single(step.NotCompared)));
    }
}
