using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private const string Gateway = $"{Group}/providers/Microsoft.Network/natGateways/nat";
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly SimulatorOptions _options = new() { Habits = new HashSet<string>() };

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_state_that_was_saved_goes_on_where_it_ended()
    {
        var azure = new TestAzure(_options);
        azure.MakeAccount();
        var account = azure.Get(Account, AccountVersion).Body!.ToJsonString();
        azure.MakeStorage();
        azure.Remove(Account, AccountVersion);
        var answer = Ok(azure.Put(Gateway, "2024-05-01", """{"location": "swedencentral", "sku": {"name": "Standard"}}"""));
        azure.Azure.Save(_file);

        var loaded = SimulatedAzure.Load(_file, _options);
        ArmResponse Send(string method, string path, string version) => loaded.Send(new ArmRequest(method, path, version));

        Assert.Equal(azure.Azure.Clock.Now, loaded.Clock.Now);
        Assert.Equal(azure.Get(Storage, StorageVersion).Body!.ToJsonString(), Send("GET", Storage, StorageVersion).Body!.ToJsonString());
        Assert.Equal("Creating", (string?)Send("GET", Gateway, "2024-05-01").Body!["properties"]!["provisioningState"]);
        loaded.Clock.AdvanceTo(loaded.NextChange!.Value);
        Assert.Equal("Succeeded", (string?)Send("GET", answer.Operation!.Split('?')[0], "2024-05-01").Body!["status"]);
        Refused(loaded.Send(new ArmRequest("PUT", Account, AccountVersion, Json(AccountBody("ai")))), 409, "FlagMustBeSetForRestore");
        Assert.Contains("\"customSubDomainName\":\"ai\"", account);
    }

    [Fact]
    public void A_file_of_something_else_or_of_another_subscription_is_refused()
    {
        File.WriteAllText(_file, "[]");
        Assert.Throws<InvalidDataException>(() => SimulatedAzure.Load(_file, _options));
        new TestAzure(_options).Azure.Save(_file);
        var other = _options with { Subscription = "00000000-0000-4000-8000-0000000000ff" };
        Assert.Contains("is asked for", Assert.Throws<InvalidDataException>(() => SimulatedAzure.Load(_file, other)).Message);
    }
}
