using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Serving;

public sealed class WriteTests
{
    [Fact]
    public void A_resource_is_read_as_it_was_put_with_what_Azure_adds()
    {
        var azure = new TestAzure();

        var body = azure.MakeStorage();

        Assert.Equal(Storage, (string?)body["id"]);
        Assert.Equal("data", (string?)body["name"]);
        Assert.Equal("Microsoft.Storage/storageAccounts", (string?)body["type"]);
        Assert.Equal("Standard_LRS", (string?)body["sku"]!["name"]);
        Assert.Equal("Succeeded", (string?)body["properties"]!["provisioningState"]);
    }

    [Fact]
    public void Ids_are_compared_without_letter_case_and_keep_that_of_the_creation()
    {
        var azure = new TestAzure();
        azure.MakeStorage();

        var body = Ok(azure.Get(Storage.ToUpperInvariant(), StorageVersion)).Body!;

        Assert.Equal(Storage, (string?)body["id"]);
    }

    [Fact]
    public void A_put_replaces_and_a_patch_merges()
    {
        var azure = new TestAzure();
        azure.MakeStorage();

        Ok(azure.Send("PATCH", Storage, StorageVersion, """{"properties": {"minimumTlsVersion": "TLS1_2"}}"""));
        azure.Finish();
        var patched = azure.Get(Storage, StorageVersion).Body!;
        azure.MakeStorage();
        var replaced = azure.Get(Storage, StorageVersion).Body!;

        Assert.Equal(("TLS1_2", "Standard_LRS"), ((string?)patched["properties"]!["minimumTlsVersion"], (string?)patched["sku"]!["name"]));
        Assert.Null(replaced["properties"]!["minimumTlsVersion"]);
    }

    [Fact]
    public void Read_only_properties_are_ignored_and_unknown_ones_are_refused()
    {
        var azure = new TestAzure();
        var body = """{"location": "swedencentral", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}, "properties": {NAME: "x"}}""";

        Refused(azure.Put(Storage, StorageVersion, body.Replace("NAME", "\"noSuch\"")), 400, "InvalidRequestContent", "'noSuch'");
        Ok(azure.Put(Storage, StorageVersion, body.Replace("NAME", "\"primaryLocation\"")));

        azure.Finish();
        Assert.NotEqual("x", (string?)azure.Get(Storage, StorageVersion).Body!["properties"]!["primaryLocation"]);
    }

    [Fact]
    public void A_resource_that_does_not_exist_is_not_found_and_deleting_it_is_no_error()
    {
        var azure = new TestAzure();

        Refused(azure.Get(Storage, StorageVersion), 404, "ResourceNotFound", "Microsoft.Storage/storageAccounts/data");
        Refused(azure.Send("PATCH", Storage, StorageVersion, "{}"), 404, "ResourceNotFound");
        Assert.Equal(204, azure.Delete(Storage, StorageVersion).Status);
        Assert.Equal(404, azure.Send("HEAD", Storage, StorageVersion).Status);
    }

    [Fact]
    public void A_write_with_an_old_etag_is_refused()
    {
        var azure = new TestAzure();
        var zone = $"{Group}/providers/Microsoft.Network/privateDnsZones/a.example";
        var first = azure.Make(zone, "2024-06-01", """{"location": "global"}""");
        var request = new ArmRequest("PUT", zone, "2024-06-01", Json("""{"location": "global", "tags": {"a": "b"}}"""));

        Refused(azure.Azure.Send(request with { IfMatch = "W/\"other\"" }), 412, "PreconditionFailed");
        Refused(azure.Azure.Send(request with { IfNoneMatch = "*" }), 412, "PreconditionFailed");
        Ok(azure.Azure.Send(request with { IfMatch = (string?)first["etag"] }));
        Refused(azure.Azure.Send(request with { IfMatch = (string?)first["etag"] }), 412, "PreconditionFailed");
    }

    [Fact]
    public void A_parent_and_a_group_must_exist()
    {
        var azure = new TestAzure();
        var deployment = """{"properties": {"model": {"format": "OpenAI", "name": "m", "version": "1"}}, "sku": {"name": "Standard"}}""";

        Refused(azure.Put($"{Account}/deployments/chat", AccountVersion, deployment), 404, "ParentResourceNotFound", Account);
        Refused(azure.Put(Account.Replace("/rg/", "/other/"), AccountVersion, AccountBody("a")), 404, "ResourceGroupNotFound", "'other'");
    }

    [Fact]
    public void A_delete_takes_children_and_extensions_along()
    {
        var azure = new TestAzure();
        azure.MakeStorage();
        var container = $"{Storage}/blobServices/default/containers/one";
        var setting = $"{Storage}/providers/Microsoft.Insights/diagnosticSettings/all";
        azure.Make($"{Storage}/blobServices/default", StorageVersion, "{}");
        azure.Make(container, StorageVersion, "{}");
        azure.Make(setting, "2021-05-01-preview", """{"properties": {"storageAccountId": "x"}}""");

        azure.Remove(Storage, StorageVersion);

        Assert.Empty(azure.Azure.State.Resources.Below(Group));
    }
}
