using System.Text.Json.Nodes;
using AzureRest;
using AzureSimulator;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.AzureRest;

public sealed class ResourceManagerTests
{
    private const string Subscription = $"/subscriptions/{TestAzure.Subscription}";
    private const string Group = $"{Subscription}/resourceGroups/rg";
    private const string Account = $"{Group}/providers/Microsoft.CognitiveServices/accounts/ais";
    private const string Vault = $"{Group}/providers/Microsoft.KeyVault/vaults/kv-one";

    private static readonly ArmResponse Begun = new(202)
    {
        Operation = $"{Subscription}/providers/Microsoft.CognitiveServices/locations/global/operationStatuses/1?api-version=2025-06-01",
        RetryAfter = TimeSpan.FromSeconds(17),
    };

    [Fact]
    public async Task A_missing_resource_reads_as_null_and_deleting_it_does_nothing()
    {
        await using var azure = await TestAzure.StartAsync();

        Assert.Null(await azure.Client.FindAsync(Vault, "2024-11-01", default));
        Assert.Empty(await azure.Client.ListAsync($"{Group}/resources", "2021-04-01", default).ToListAsync());
        Assert.False(await azure.Client.DeleteAsync(Vault, "2024-11-01", default));
    }

    [Fact]
    public async Task An_unknown_subscription_is_an_error()
    {
        await using var azure = await TestAzure.StartAsync();

        var refusal = await Assert.ThrowsAsync<ArmException>(() => azure.Client.FindAsync("/subscriptions/other", "2022-12-01", default));

        Assert.Equal((404, "SubscriptionNotFound", "GET /subscriptions/other"), (refusal.Status, refusal.Code, refusal.Request));
    }

    [Fact]
    public async Task A_list_reads_every_page()
    {
        await using var azure = await TestAzure.StartAsync();
        foreach (var name in new[] { "one", "two", "three" })
        {
            azure.Resources.Seed($"{Group}-{name}", new() { ["location"] = "swedencentral" });
        }

        var groups = await azure.Client.ListAsync($"{Subscription}/resourceGroups?$top=1", "2022-09-01", default).ToListAsync();

        Assert.Equal(["rg-one", "rg-three", "rg-two"], groups.Select(group => group["name"]!.ToString()));
        Assert.Equal(3, azure.Log.Count);
    }

    [Theory]
    [InlineData(Account, "by Azure-AsyncOperation")]
    [InlineData(Group, "by Location")]
    public async Task A_deletion_is_polled_at_the_interval_of_Retry_After(string id, string why)
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Resources.Seed(Group, []);
        azure.Resources.Seed(Account, new() { ["location"] = "swedencentral" });

        Assert.True(await azure.Client.DeleteAsync(id, id == Group ? "2022-09-01" : "2024-10-01", default), why);

        Assert.Null(azure.Resources[id]);
        Assert.NotEmpty(azure.Time.Waits);
        Assert.All(azure.Time.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(10), wait));
    }

    [Fact]
    public async Task A_put_waits_until_the_provisioning_state_is_Succeeded()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Resources.Seed(Group, []);

        var vault = await azure.Client.PutAsync(Vault, "2024-11-01", VaultBody(), default);

        Assert.Equal("Succeeded", vault["properties"]!["provisioningState"]!.ToString());
        Assert.NotEmpty(azure.Time.Waits);
    }

    [Fact]
    public async Task An_operation_without_a_status_body_is_polled_while_it_returns_202()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Resources.Seed(Group, []);
        azure.Resources.Seed(Account, new() { ["location"] = "swedencentral" });
        azure.Fail("GET", "/operationStatuses/", new ArmResponse(202), 2);

        await azure.Client.DeleteAsync(Account, "2024-10-01", default);

        Assert.Null(azure.Resources[Account]);
    }

    [Fact]
    public async Task A_Retry_After_of_0_falls_back_to_the_default_interval()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail("DELETE", "/accounts/", Begun with { RetryAfter = TimeSpan.Zero });
        azure.Fail("GET", "/operationStatuses/", new ArmResponse(200, new JsonObject { ["status"] = "Succeeded" }));

        await azure.Client.DeleteAsync(Account, "2024-10-01", default);

        Assert.Equal([new ResourceManagerOptions().Interval], azure.Time.Waits);
    }

    [Fact]
    public async Task A_failed_operation_reports_code_message_and_request()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail("DELETE", "/accounts/", Begun);
        azure.Fail("GET", "/operationStatuses/", new ArmResponse(200, new JsonObject { ["status"] = "InProgress" }), 1);
        var error = new JsonObject { ["code"] = "CannotDeleteResource", ["message"] = "it did not work" };
        azure.Fail("GET", "/operationStatuses/", new ArmResponse(200, new JsonObject { ["status"] = "Failed", ["error"] = error }));

        var failure = await Assert.ThrowsAsync<ArmException>(() => azure.Client.DeleteAsync(Account, "2025-06-01", default));

        Assert.Equal(
            ("CannotDeleteResource", "it did not work", $"DELETE {Account}"),
            (failure.Code, failure.Explanation, failure.Request)
        );
    }

    [Fact]
    public async Task An_operation_that_never_completes_times_out()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail("DELETE", "/accounts/", Begun with { Operation = null, Location = Begun.Operation });
        azure.Fail("GET", "/operationStatuses/", new ArmResponse(202) { RetryAfter = Begun.RetryAfter });

        var failure = await Assert.ThrowsAsync<ArmException>(() =>
            azure.Connect(new() { Time = azure.Time, Patience = TimeSpan.FromMinutes(1) }).DeleteAsync(Account, "2025-06-01", default)
        );

        Assert.Equal("StillRunning", failure.Code);
        Assert.Equal(4, azure.Time.Waits.Count);
    }

    [Fact]
    public async Task A_conflict_is_retried_a_limited_number_of_times()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Resources.Seed(Group, []);
        azure.Busy("PUT", "/vaults/", 2);
        await azure.Client.PutAsync(Vault, "2024-11-01", VaultBody(), default);

        azure.Busy("DELETE", "/vaults/", int.MaxValue);
        var refusal = await Assert.ThrowsAsync<ArmException>(() =>
            azure.Connect(new() { Time = azure.Time, Tries = 4 }).DeleteAsync(Vault, "2024-11-01", default)
        );

        Assert.Equal((409, 4), (refusal.Status, azure.Log.Count(line => line.StartsWith("DELETE"))));
    }

    [Fact]
    public async Task A_deletion_blocked_by_a_lock_is_not_retried()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Resources.Seed(Group, []);
        azure.Resources.Seed(Vault, []);
        azure.Resources.Seed($"{Vault}/providers/Microsoft.Authorization/locks/holds-data", []);

        var refusal = await Assert.ThrowsAsync<ArmException>(() => azure.Client.DeleteAsync(Vault, "2024-11-01", default));

        Assert.Equal(("ScopeLocked", 1), (refusal.Code, azure.Log.Count));
    }

    [Fact]
    public async Task Throttled_requests_are_retried_after_Retry_After()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Throttle("GET", "/subscriptions", 1);
        azure.Fail(
            "GET",
            "/subscriptions",
            ArmResponse.Failure(429, "TooManyRequests", "too many requests") with
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            },
            1
        );
        var start = TimeProvider.System.GetTimestamp();

        Assert.Single(await azure.Client.ListAsync("/subscriptions", "2022-12-01", default).ToListAsync());

        Assert.Equal(3, azure.Log.Count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task The_token_is_not_sent_to_another_host()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail(
            "GET",
            "/subscriptions",
            new(200, new JsonObject { ["value"] = new JsonArray(), ["nextLink"] = "https://management.azure.com.example/subscriptions" })
        );

        var refusal = await Assert.ThrowsAsync<ArmException>(async () =>
            await azure.Client.ListAsync("/subscriptions", "2022-12-01", default).ToListAsync()
        );

        Assert.Equal(("ForeignLink", 1), (refusal.Code, azure.Log.Count));
    }

    [Theory]
    [InlineData("""{"error":{"code":"ScopeLocked","message":"It is locked."}}""", "DELETE /x: 409 ScopeLocked: It is locked.")]
    [InlineData("""{"code":"Conflict","message":"No."}""", "DELETE /x: 409 Conflict: No.")]
    [InlineData(
        """{"error":{"code":"Outer","message":"Outside.","details":[{"code":"Inner","message":"Inside."}]}}""",
        "DELETE /x: 409 Outer: Outside. Inside."
    )]
    [InlineData("\"<html>gateway</html>\"", "DELETE /x: 409 Unexplained: \"<html>gateway</html>\"")]
    public void Each_error_format_becomes_one_line(string body, string line)
    {
        Assert.Equal(line, ArmException.Of(409, JsonNode.Parse(body), "DELETE /x").Message.Replace("\\u003C", "<").Replace("\\u003E", ">"));
    }

    private static JsonObject VaultBody() =>
        new()
        {
            ["location"] = "swedencentral",
            ["properties"] = new JsonObject
            {
                ["tenantId"] = TestAzure.Tenant,
                ["sku"] = new JsonObject { ["family"] = "A", ["name"] = "standard" },
            },
        };
}
