using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Serving;

public sealed class OperationTests
{
    private const string Gateway = $"{Group}/providers/Microsoft.Network/natGateways/nat";
    private const string Version = "2024-05-01";
    private const string Body = """{"location": "swedencentral", "sku": {"name": "Standard"}}""";

    [Fact]
    public void An_operation_runs_until_the_clock_reaches_its_end()
    {
        var azure = new TestAzure();

        var answer = Ok(azure.Put(Gateway, Version, Body));
        var running = azure.Get(answer.Operation!, Version);
        var end = azure.Azure.NextChange!.Value;
        azure.Azure.Clock.AdvanceTo(end.AddSeconds(-1));
        var nearly = azure.Get(Gateway, Version);
        azure.Wait(1);
        var ended = azure.Get(answer.Operation!, Version);

        Assert.Equal(201, answer.Status);
        Assert.NotNull(answer.RetryAfter);
        Assert.Equal("Creating", (string?)answer.Body!["properties"]!["provisioningState"]);
        Assert.Equal("InProgress", (string?)running.Body!["status"]);
        Assert.Equal("Creating", (string?)nearly.Body!["properties"]!["provisioningState"]);
        Assert.Equal("Succeeded", (string?)ended.Body!["status"]);
        Assert.Equal("Succeeded", (string?)azure.Get(Gateway, Version).Body!["properties"]!["provisioningState"]);
        Assert.Null(azure.Azure.NextChange);
    }

    [Fact]
    public void A_delete_is_deleting_until_it_ends_and_its_result_is_empty()
    {
        var azure = new TestAzure();
        azure.Make(Gateway, Version, Body);

        var answer = Ok(azure.Delete(Gateway, Version));
        var deleting = azure.Get(Gateway, Version);
        var waiting = azure.Get(answer.Location!, Version);
        azure.Finish();

        Assert.Equal(202, answer.Status);
        Assert.Equal("Deleting", (string?)deleting.Body!["properties"]!["provisioningState"]);
        Assert.Equal(202, waiting.Status);
        Assert.Equal(204, azure.Get(answer.Location!, Version).Status);
        Refused(azure.Get(Gateway, Version), 404, "ResourceNotFound");
    }

    [Fact]
    public void A_direct_answer_carries_the_time_that_it_took()
    {
        var azure = new TestAzure();
        azure.MakeStorage();

        var answer = Ok(azure.Put($"{Storage}/blobServices/default/containers/one", StorageVersion, "{}"));

        Assert.Equal((201, null, null), (answer.Status, answer.Operation, answer.Location));
        Assert.InRange(answer.Took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Null(azure.Azure.NextChange);
    }

    [Fact]
    public void What_is_being_deleted_takes_no_write_and_a_second_delete_joins_the_first()
    {
        var azure = new TestAzure();
        azure.Make(Gateway, Version, Body);

        var first = Ok(azure.Delete(Gateway, Version));
        Refused(azure.Put(Gateway, Version, Body), 409, "Conflict", "is being deleted");
        Assert.Equal(first.Location, Ok(azure.Delete(Gateway, Version)).Location);
        Ok(azure.Delete(Group, "2024-03-01"));
        Refused(azure.Put(Storage, StorageVersion, "{}"), 409, "ResourceGroupBeingDeleted");
        Refused(azure.Put(Group, "2024-03-01", """{"location": "swedencentral"}"""), 409, "ResourceGroupBeingDeleted");
        azure.Finish();
        Ok(azure.Put(Group, "2024-03-01", """{"location": "swedencentral"}"""));
    }

    [Fact]
    public void A_location_alone_answers_202_until_the_end_and_then_with_the_resource()
    {
        var azure = new TestAzure();

        var answer = Ok(
            azure.Put(Storage, StorageVersion, """{"location": "swedencentral", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}""")
        );
        var waiting = azure.Get(answer.Location!, StorageVersion);
        azure.Finish();
        var ended = azure.Get(answer.Location!, StorageVersion);

        Assert.Equal((202, null, 202), (answer.Status, answer.Operation, waiting.Status));
        Assert.Equal((200, Storage), (ended.Status, (string?)ended.Body!["id"]));
    }

    [Theory]
    [InlineData(false, 31)]
    [InlineData(true, 45)]
    public void The_target_of_an_endpoint_decides_how_long_it_takes(bool isAccount, double seconds)
    {
        var azure = new TestAzure();
        azure.MakeStorage();
        azure.MakeAccount();
        var (before, target) = (azure.Azure.Clock.Now, isAccount ? Account : Storage);

        azure.Make(
            $"{Group}/providers/Microsoft.Network/privateEndpoints/one",
            Version,
            $$$"""
            {"location": "swedencentral", "properties": {"privateLinkServiceConnections":
             [{"name": "one", "properties": {"privateLinkServiceId": "{{{target}}}", "groupIds": ["blob"]}}]}}
            """
        );

        Assert.Equal(seconds, (azure.Azure.Clock.Now - before).TotalSeconds);
    }

    [Fact]
    public void An_operation_that_is_not_known_is_not_found() =>
        Refused(
            new TestAzure().Get(
                "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Network/locations/global/operationStatuses/x",
                Version
            ),
            404,
            "OperationNotFound"
        );
}
