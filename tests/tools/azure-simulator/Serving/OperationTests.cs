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
    public void A_direct_answer_says_how_long_it_took()
    {
        var azure = new TestAzure();

        var answer = Ok(azure.Put($"{Group}/providers/Microsoft.Network/networkSecurityGroups/a", Version, """{"location": "x"}"""));

        Assert.True(answer.Took > TimeSpan.Zero || answer.Operation is not null);
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
