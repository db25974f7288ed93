using System.Text.Json.Nodes;

namespace AzureSimulator.Tests;

/// <summary>A simulated Azure with short names for calls. Habits are off unless a test names them.</summary>
internal sealed class TestAzure
{
    public const string Group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg";
    public const string Storage = $"{Group}/providers/Microsoft.Storage/storageAccounts/data";
    public const string Account = $"{Group}/providers/Microsoft.CognitiveServices/accounts/ai";
    public const string StorageVersion = "2024-01-01";
    public const string AccountVersion = "2025-06-01";

    public TestAzure(params string[] habits)
        : this(new SimulatorOptions { Habits = habits.ToHashSet() }) { }

    /// <param name="isPatient">True to repeat the write of the group where a habit refuses it once.</param>
    public TestAzure(SimulatorOptions options, bool isPatient = false)
    {
        Azure = new SimulatedAzure(options);
        var answer = Put(Group, "2024-03-01", """{"location": "swedencentral"}""");
        Ok(isPatient && answer.IsError ? Put(Group, "2024-03-01", """{"location": "swedencentral"}""") : answer);
        Finish();
    }

    public SimulatedAzure Azure { get; }

    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    public ArmResponse Send(string method, string path, string version, string? body = null, string? caller = null)
    {
        var (bare, query) = Split(path);
        return Azure.Send(new ArmRequest(method, bare, version, body is null ? null : Json(body)) { Query = query, Caller = caller });
    }

    public ArmResponse Put(string path, string version, string body) => Send("PUT", path, version, body);

    public ArmResponse Get(string path, string version) => Send("GET", path, version);

    public ArmResponse Delete(string path, string version) => Send("DELETE", path, version);

    public ArmResponse Post(string path, string version, string? body = null) => Send("POST", path, version, body);

    public void Wait(double seconds) => Azure.Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets all that runs come to its end.</summary>
    public void Finish()
    {
        while (Azure.NextChange is { } next && next - Azure.Clock.Now < TimeSpan.FromHours(12))
        {
            Azure.Clock.AdvanceTo(next > Azure.Clock.Now ? next : Azure.Clock.Now);
            Azure.Settle();
        }
    }

    /// <summary>Puts a resource and waits until it is complete.</summary>
    public JsonObject Make(string path, string version, string body)
    {
        Wait(Ok(Put(path, version, body)).Took.TotalSeconds);
        Finish();
        return Ok(Get(path, version)).Body!.AsObject();
    }

    public void Remove(string path, string version)
    {
        Wait(Ok(Delete(path, version)).Took.TotalSeconds);
        Finish();
    }

    public JsonObject MakeStorage(string path = Storage) =>
        Make(path, StorageVersion, """{"location": "swedencentral", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}""");

    public JsonObject MakeAccount(string path = Account) => Make(path, AccountVersion, AccountBody(path[(path.LastIndexOf('/') + 1)..]));

    public static string AccountBody(string subdomain) =>
        $$$"""
            {"location": "swedencentral", "kind": "AIServices", "sku": {"name": "S0"}, "identity": {"type": "SystemAssigned"},
             "properties": {"customSubDomainName": "{{{subdomain}}}", "allowProjectManagement": true}}
            """;

    public static ArmResponse Ok(ArmResponse response)
    {
        Assert.False(response.IsError, $"{response.Status} {response.ErrorCode}: {response.ErrorMessage}");
        return response;
    }

    public static void Refused(ArmResponse response, int status, string code, string? message = null)
    {
        Assert.Equal((status, code), (response.Status, response.ErrorCode));
        if (message is not null)
        {
            Assert.Contains(message, response.ErrorMessage);
        }
    }

    /// <summary>With this habit, or with none.</summary>
    public static TestAzure With(bool on, string habit) => new(new SimulatorOptions { Habits = Set(on, habit) });

    public static IReadOnlySet<string> Set(bool on, string habit) => on ? new HashSet<string> { habit } : new HashSet<string>();

    /// <summary>Refused with the habit on, done with it off.</summary>
    public static void Expect(bool on, ArmResponse response, int status, string code, string message)
    {
        if (on)
        {
            Refused(response, status, code, message);
            Assert.NotNull(response.Habit);
        }
        else
        {
            Ok(response);
        }
    }

    private static (string Path, IReadOnlyDictionary<string, string> Query) Split(string path)
    {
        var parts = path.Split('?');
        var query =
            parts.Length == 1 ? [] : parts[1].Split('&').Select(each => each.Split('=', 2)).ToDictionary(each => each[0], each => each[1]);
        query.Remove("api-version");
        return (parts[0], query);
    }
}
