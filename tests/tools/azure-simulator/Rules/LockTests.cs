using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Rules;

public sealed class LockTests
{
    private const string Version = "2020-05-01";
    private const string Lock = $"{Storage}/providers/Microsoft.Authorization/locks/keep";
    private const string Setting = $"{Storage}/providers/Microsoft.Insights/diagnosticSettings/all";
    private readonly TestAzure _azure = new();

    public LockTests()
    {
        _azure.MakeStorage();
        _azure.Make(Setting, "2021-05-01-preview", """{"properties": {"storageAccountId": "x"}}""");
    }

    [Fact]
    public void A_lock_against_deletes_covers_children_and_extensions()
    {
        _azure.Make(Lock, Version, """{"properties": {"level": "CanNotDelete"}}""");

        Refused(_azure.Delete(Storage, StorageVersion), 409, "ScopeLocked", Storage);
        Refused(_azure.Delete(Setting, "2021-05-01-preview"), 409, "ScopeLocked", "cannot perform delete operation");
        Refused(_azure.Delete(Group, "2024-03-01"), 409, "ScopeLocked");
        Ok(_azure.Send("PATCH", Storage, StorageVersion, """{"tags": {"a": "b"}}"""));
    }

    [Fact]
    public void A_lock_against_writes_covers_writes_and_keys_and_not_reads()
    {
        _azure.Make(Lock, Version, """{"properties": {"level": "ReadOnly"}}""");

        Refused(_azure.Send("PATCH", Storage, StorageVersion, "{}"), 409, "ScopeLocked", "cannot perform write operation");
        Refused(_azure.Post($"{Storage}/listKeys", StorageVersion), 409, "ScopeLocked");
        Ok(_azure.Get(Storage, StorageVersion));
    }

    [Fact]
    public void Without_the_lock_the_delete_passes()
    {
        _azure.Make(Lock, Version, """{"properties": {"level": "CanNotDelete"}}""");
        _azure.Remove(Lock, Version);

        Ok(_azure.Delete(Setting, "2021-05-01-preview"));
        Ok(_azure.Delete(Storage, StorageVersion));
    }
}
