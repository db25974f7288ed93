using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.StorageAccounts;

public sealed class StorageHabitTests
{
    private const string Blobs = $"{Storage}/blobServices/default";
    private const string Tables = $"{Storage}/tableServices/default";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_creation_may_be_refused_although_the_account_comes_to_be(bool on)
    {
        var azure = new TestAzure(new SimulatorOptions { Habits = Set(on, "storage-create-accepted-then-error"), EveryChance = true });

        var answer = azure.Put(
            Storage,
            StorageVersion,
            """{"location": "swedencentral", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}"""
        );

        Expect(on, answer, 409, "StorageAccountOperationInProgress", "requires exclusive access");
        azure.Finish();
        Assert.Equal("Succeeded", (string?)azure.Get(Storage, StorageVersion).Body!["properties"]!["provisioningState"]);
    }

    [Fact]
    public void A_creation_is_refused_by_chance_rarely()
    {
        var azure = With(true, "storage-create-accepted-then-error");

        var refused = Enumerable
            .Range(0, 300)
            .Count(i => azure.Azure.State.Happens($"storage-create-accepted-then-error#{Storage}{i}", 0.01));

        Assert.InRange(refused, 1, 12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Services_of_one_account_are_written_one_at_a_time(bool on)
    {
        var azure = With(on, "storage-children-conflict");
        azure.MakeStorage();
        var first = Ok(azure.Put(Blobs, StorageVersion, """{"properties": {"isVersioningEnabled": true}}"""));

        Expect(on, azure.Put(Tables, StorageVersion, "{}"), 409, "StorageAccountOperationInProgress", "requires exclusive access");

        azure.Wait(first.Took.TotalSeconds + 10);
        Ok(azure.Put(Tables, StorageVersion, "{}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rule_on_the_last_access_needs_its_tracking(bool on)
    {
        var azure = With(on, "storage-management-policy-needs-blob-settings");
        azure.MakeStorage();
        var policy = $"{Storage}/managementPolicies/default";
        var body = """
            {"properties": {"policy": {"rules": [{"name": "unread", "enabled": true, "type": "Lifecycle", "definition": {
                "actions": {"baseBlob": {"tierToCool": {"daysAfterLastAccessTimeGreaterThan": 30}}},
                "filters": {"blobTypes": ["blockBlob"]}}}]}}}
            """;

        Expect(on, azure.Put(policy, StorageVersion, body), 400, "LastAccessTimeTrackingNotEnabled", "last access time");

        Ok(azure.Put(policy, StorageVersion, body.Replace("LastAccessTime", "Modification")));
        var tracking = Ok(azure.Put(Blobs, StorageVersion, """{"properties": {"lastAccessTimeTrackingPolicy": {"enable": true}}}"""));
        Expect(on, azure.Put(policy, StorageVersion, body), 400, "LastAccessTimeTrackingNotEnabled", "not enabled");
        azure.Wait(tracking.Took.TotalSeconds + 1);
        Ok(azure.Put(policy, StorageVersion, body));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_blob_service_fills_up_after_its_write(bool on)
    {
        var azure = With(on, "blob-service-drift");
        azure.MakeStorage();
        var before = azure.Make(Blobs, StorageVersion, """{"properties": {"deleteRetentionPolicy": {"enabled": true, "days": 7}}}""");

        azure.Wait(60);

        var after = azure.Get(Blobs, StorageVersion).Body!["properties"]!;
        Assert.Null(before["properties"]!["deleteRetentionPolicy"]!["allowPermanentDelete"]);
        Assert.Equal(on, after["deleteRetentionPolicy"]!["allowPermanentDelete"] is not null);
        Assert.Equal(on, after["cors"]?.ToJsonString() != before["properties"]!["cors"]?.ToJsonString());
    }
}
