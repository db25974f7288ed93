using System.Text.Json.Nodes;
using AzureRest;
using Delivery.Tests.Fake;

namespace Delivery.Tests.AzureRest;

public sealed class ResourceManagerTests
{
    private const string Group = $"/subscriptions/{FakeAzure.Subscription}/resourceGroups/rg";
    private const string Account = $"{Group}/providers/Microsoft.CognitiveServices/accounts/ais";
    private const string Vault = $"{Group}/providers/Microsoft.KeyVault/vaults/kv-one";

    [Fact]
    public async Task What_is_not_there_is_null_a_list_in_it_is_empty_and_deleting_it_does_nothing()
    {
        await using var azure = await FakeAzure.StartAsync();

        Assert.Null(await azure.Client.FindAsync(Vault, "2024-11-01", default));
        Assert.Empty(await azure.Client.ListAsync($"{Group}/resources", "2021-04-01", default).ToListAsync());
        Assert.False(await azure.Client.DeleteAsync(Vault, "2024-11-01", default));
    }

    [Fact]
    public async Task A_subscription_that_is_not_there_is_no_absence_but_an_error()
    {
        await using var azure = await FakeAzure.StartAsync();

        var refusal = await Assert.ThrowsAsync<ArmException>(() => azure.Client.FindAsync("/subscriptions/other", "2022-12-01", default));

        Assert.Equal((404, "SubscriptionNotFound", "GET /subscriptions/other"), (refusal.Status, refusal.Code, refusal.Request));
    }

    [Fact]
    public async Task Every_page_of_a_list_is_read()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Questions.Subscriptions.AddRange([("two", "Two"), ("three", "Three")]);

        Assert.Equal(3, (await azure.Client.ListAsync("/subscriptions", "2022-12-01", default).ToListAsync()).Count);
    }

    [Theory]
    [InlineData(Account, "Microsoft.CognitiveServices by Azure-AsyncOperation")]
    [InlineData(Vault, "Microsoft.KeyVault by Location")]
    public async Task A_slow_deletion_is_waited_for_as_long_as_Azure_says(string id, string why)
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Resources.Seed(Group, []);
        azure.Resources.Seed(id, new() { ["location"] = "swedencentral" });

        Assert.True(await azure.Client.DeleteAsync(id, "2024-10-01", default), why);

        Assert.Null(azure.Resources[id]);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(FakeOperations.RetryAfterSeconds), 3), azure.Time.Waits);
    }

    [Fact]
    public async Task A_vault_that_answers_before_it_is_ready_is_waited_for()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Resources.Seed(Group, []);

        var vault = await azure.Client.PutAsync(Vault, "2024-11-01", VaultBody(), default);

        Assert.Equal("Succeeded", vault["properties"]!["provisioningState"]!.ToString());
        Assert.Single(azure.Time.Waits);
    }

    [Fact]
    public async Task An_operation_that_tells_no_state_but_that_of_HTTP_goes_on_while_that_says_so()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Resources.Seed(Group, []);
        azure.Resources.Seed(Account, new() { ["location"] = "swedencentral" });
        azure.Fail("GET", "/Microsoft.Fake/operations/", new FakeReply(202), 2);

        await azure.Client.DeleteAsync(Account, "2024-10-01", default);

        Assert.Null(azure.Resources[Account]);
    }

    [Fact]
    public async Task A_wait_of_nothing_is_no_reason_to_look_without_a_pause()
    {
        await using var azure = await FakeAzure.StartAsync();
        var begun = azure.Operations.Begin(1, () => { }, isTold: true);
        azure.Fail("DELETE", "/accounts/", begun with { Headers = new(begun.Headers) { ["Retry-After"] = "0" } });

        await azure.Client.DeleteAsync(Account, "2024-10-01", default);

        Assert.Equal([new ResourceManagerOptions().Interval], azure.Time.Waits);
    }

    [Fact]
    public async Task An_operation_that_fails_later_says_why()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Fail("DELETE", "/accounts/", azure.Operations.Begin(2, () => { }, isTold: true, failure: "CannotDeleteResource"));

        var failure = await Assert.ThrowsAsync<ArmException>(() => azure.Client.DeleteAsync(Account, "2025-06-01", default));

        Assert.Equal(
            ("CannotDeleteResource", "it did not work", $"DELETE {Account}"),
            (failure.Code, failure.Explanation, failure.Request)
        );
    }

    [Fact]
    public async Task An_operation_without_end_is_left_after_the_time_that_was_given()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Fail("DELETE", "/accounts/", azure.Operations.Begin(int.MaxValue, () => { }, isTold: false));

        var failure = await Assert.ThrowsAsync<ArmException>(() =>
            azure.Connect(new() { Time = azure.Time, Patience = TimeSpan.FromMinutes(1) }).DeleteAsync(Account, "2025-06-01", default)
        );

        Assert.Equal("StillRunning", failure.Code);
        Assert.Equal(4, azure.Time.Waits.Count);
    }

    [Fact]
    public async Task A_change_that_collides_with_another_is_tried_again_and_not_for_ever()
    {
        await using var azure = await FakeAzure.StartAsync();
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
    public async Task A_lock_is_not_tried_again()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Resources.Seed(Group, []);
        azure.Resources.Seed(Vault, []);
        azure.Resources.Seed($"{Vault}/providers/Microsoft.Authorization/locks/holds-data", []);

        var refusal = await Assert.ThrowsAsync<ArmException>(() => azure.Client.DeleteAsync(Vault, "2024-11-01", default));

        Assert.Equal(("ScopeLocked", 1), (refusal.Code, azure.Log.Count));
    }

    [Fact]
    public async Task Throttling_is_waited_out_for_as_long_as_Azure_says()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Throttle("GET", "/subscriptions", 1);
        azure.Fail(
            "GET",
            "/subscriptions",
            FakeReply.Error(429, "TooManyRequests", "too many requests") with
            {
                Headers = new() { ["Retry-After"] = "1" },
            },
            1
        );
        var start = TimeProvider.System.GetTimestamp();

        Assert.Single(await azure.Client.ListAsync("/subscriptions", "2022-12-01", default).ToListAsync());

        Assert.Equal(3, azure.Log.Count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task The_token_goes_nowhere_else()
    {
        await using var azure = await FakeAzure.StartAsync();
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
    public void Each_form_of_error_is_one_line(string body, string line)
    {
        Assert.Equal(line, ArmException.Of(409, JsonNode.Parse(body), "DELETE /x").Message.Replace("\\u003C", "<").Replace("\\u003E", ">"));
    }

    private static JsonObject VaultBody() =>
        new()
        {
            ["location"] = "swedencentral",
            ["properties"] = new JsonObject
            {
                ["tenantId"] = FakeAzure.Tenant,
                ["sku"] = new JsonObject { ["family"] = "A", ["name"] = "standard" },
            },
        };
}
