using System.Globalization;
using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using AzureSimulator;
using AzureSimulator.State;
using Planning.Engine;
using Planning.Programs;
using Rehearsal.Records;
using Rehearsal.Updates;

namespace Rehearsal.Tests.Habits;

/// <summary>Plays a case's program up to its step on an Azure of its own.</summary>
internal sealed class CaseRun
{
    private static readonly AzureTypes Types = new();

    private static readonly RunRequest Request = new()
    {
        Project = "cases",
        Stack = "case",
        Program = new ProgramCommand("", [], "", "case", "unknown"),
        Config = new Dictionary<string, string>(),
        SecretKeys = [],
        RootDirectory = "",
    };

    private readonly HabitCase _case;
    private readonly bool _isFixed;
    private readonly SimulatedAzure _azure;
    private readonly RehearsedStack _stack;

    private CaseRun(HabitCase each, bool on, bool isFixed)
    {
        (_case, _isFixed) = (each, isFixed);
        _azure = new SimulatedAzure(Options(each, on));
        Send(
            "PUT",
            $"/subscriptions/{_azure.Options.Subscription}/resourceGroups/group",
            "2024-03-01",
            new JsonObject { ["location"] = "swedencentral" }
        );
        foreach (var there in (each.Given?["there"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Put(there);
            Pass(TimeSpan.FromHours(1).TotalSeconds);
        }

        _stack = RehearsedStack.Of(_azure, Types, each.Given?["rights"] is JsonArray rights ? Deployer(rights) : null);
    }

    /// <summary>The answers of Azure at the end, by the resource's name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Answers =>
        _stack.State.Resources.ToDictionary(resource => resource.Name, resource => resource.Answer);

    /// <summary>The updates before the step.</summary>
    public List<UpdateRecord> Before { get; } = [];

    public UpdateRecord? Step { get; private set; }

    /// <summary>The update after the failure of the step; null if the case has none.</summary>
    public UpdateRecord? After { get; private set; }

    public static async Task<CaseRun> PlayAsync(HabitCase each, bool on, bool isFixed = false)
    {
        var run = new CaseRun(each, on, isFixed);
        await run.PlayAsync();
        return run;
    }

    private async Task PlayAsync()
    {
        var program = _case.AfterFailure is null ? _case.Program(_isFixed) : _case.Program(false);
        if (_case.Step == "create")
        {
            await FinalAsync(await UpdateAsync(program), program);
            return;
        }

        Before.Add(await UpdateAsync(program));
        foreach (var outside in _case.Outside(_isFixed))
        {
            Put(outside);
            _stack.Settle(TimeSpan.FromHours(1));
        }

        if (_case.Teardown(_isFixed) is { } teardown)
        {
            Before.Add(await UpdateAsync(program.With(teardown)));
            Purge((bool?)teardown["purge"] ?? false);
            Pass((double?)teardown["wait"] ?? 0);
        }

        if (_case.Step == "recreate")
        {
            Before.Add(await _stack.DestroyAsync(Request));
            Purge(_case.IsPurged(_isFixed));
        }

        Pass(_case.Wait(_isFixed));
        await FinalAsync(
            _case.Step switch
            {
                "again" or "recreate" => await UpdateAsync(program),
                "update" => await UpdateAsync(program.Changed(_case.Change(_isFixed))),
                "refresh" => await _stack.RefreshAsync(Request),
                "destroy" => await _stack.DestroyAsync(Request),
                var other => throw new InvalidOperationException($"there is no step {other}"),
            },
            program
        );
    }

    private async Task FinalAsync(UpdateRecord step, CaseProgram program)
    {
        Step = step;
        Assert.Empty(Step.PassedOver);
        if (_isFixed && _case.AfterFailure is { } changes)
        {
            After = await UpdateAsync(program.With(changes));
        }
    }

    private Task<UpdateRecord> UpdateAsync(CaseProgram program) => _stack.UpdateAsync(Request, program.PlayAsync);

    private void Pass(double seconds)
    {
        _azure.Clock.Advance(TimeSpan.FromSeconds(seconds));
        _azure.Settle();
    }

    private void Purge(bool wanted)
    {
        if (!wanted)
        {
            return;
        }

        foreach (var deleted in _azure.State.Recoverable.ToList())
        {
            var (parts, location) = (deleted.Id.Split('/'), (string?)deleted.Resource.Body["location"]);
            switch (deleted.Resource.Type)
            {
                case "Microsoft.CognitiveServices/accounts":
                    var place = $"/subscriptions/{parts[2]}/providers/Microsoft.CognitiveServices/locations/{location}";
                    Send("DELETE", $"{place}/resourceGroups/{parts[4]}/deletedAccounts/{parts[^1]}", "2025-06-01");
                    break;
                case "Microsoft.KeyVault/vaults":
                    var vaults = $"/subscriptions/{parts[2]}/providers/Microsoft.KeyVault/locations/{location}/deletedVaults";
                    Send("POST", $"{vaults}/{parts[^1]}/purge", "2024-11-01");
                    break;
                default:
                    // Purged with its deletion where the client asks for it; azure-native does not.
                    _azure.State.Deleted.Remove(deleted);
                    break;
            }
        }

        _stack.Settle(TimeSpan.FromHours(1));
    }

    /// <returns>The object id of a principal with these rights on the group, and no others.</returns>
    private string Deployer(JsonArray rights)
    {
        const string Principal = "00000000-0000-4000-8000-000000000004";
        const string Role = "00000000-0000-4000-8000-000000000005";
        _azure.State.Principals[Principal] = "ServicePrincipal";
        var group = $"/subscriptions/{_azure.Options.Subscription}/resourceGroups/group";
        var definition = $"{group}/providers/Microsoft.Authorization/roleDefinitions/{Role}";
        Send(
            "PUT",
            definition,
            "2022-04-01",
            Properties(
                new JsonObject
                {
                    ["roleName"] = "Deployer",
                    ["type"] = "CustomRole",
                    ["assignableScopes"] = new JsonArray(group),
                    ["permissions"] = new JsonArray(new JsonObject { ["actions"] = rights.DeepClone() }),
                }
            )
        );
        Send(
            "PUT",
            $"{group}/providers/Microsoft.Authorization/roleAssignments/{Role}",
            "2022-04-01",
            Properties(
                new JsonObject
                {
                    ["principalId"] = Principal,
                    ["principalType"] = "ServicePrincipal",
                    ["roleDefinitionId"] = definition,
                }
            )
        );
        return Principal;

        static JsonObject Properties(JsonObject properties) => new() { ["properties"] = properties };
    }

    /// <summary>By hand, with the rights of the owner.</summary>
    private void Put(JsonObject resource)
    {
        var values = new CaseValues();
        Send("PUT", values.Text((string)resource["put"]!), (string)resource["version"]!, (JsonObject)values.Fill(resource["body"])!);
    }

    private void Send(string method, string path, string version, JsonObject? body = null)
    {
        var request = new ArmRequest(method, path, version, body);
        var answer = _azure.Send(request);

        // What Azure leaves to chance passes when it is repeated.
        answer = answer.Status is 429 or >= 500 ? _azure.Send(request) : answer;
        Assert.False(answer.IsError, $"{method} {path}: {answer.ErrorCode}: {answer.ErrorMessage}");
    }

    private static SimulatorOptions Options(HabitCase each, bool on) =>
        new()
        {
            Habits = on && !each.IsRule ? new HashSet<string> { each.Name } : new HashSet<string>(),
            Start = DateTimeOffset.Parse(
                (string?)each.Given?["today"] ?? "2026-11-30",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal
            ),
            EveryChance = each.Given?["chances"] is not null,
            Unregistered = Texts(each, "unregistered"),
            TakenNames = Texts(each, "taken"),
            Quotas = (each.Given?["quota"] as JsonObject ?? []).ToDictionary(limit => limit.Key, limit => (long)limit.Value!),
        };

    private static HashSet<string> Texts(HabitCase each, string key) =>
        [.. (each.Given?[key] as JsonArray ?? []).Select(text => (string)text!)];
}
