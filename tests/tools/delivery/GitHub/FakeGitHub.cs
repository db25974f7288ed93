using System.Text.Json.Nodes;
using Delivery.Context;

namespace Delivery.Tests.GitHub;

/// <summary>A repository of GitHub, as far as its environments, variables and labels go. It answers as the REST API does.</summary>
internal sealed class FakeGitHub : IGitHub
{
    public const string Repository = "contoso/chat";

    private readonly Dictionary<string, List<JsonObject>> _policies = [];
    private int _next = 100;

    public FakeGitHub()
    {
        this["repos/contoso/chat"] = """{"default_branch":"main","private":false,"permissions":{"admin":true}}""";
        this["repos/contoso/chat/branches/main"] = """{"protected":true}""";
        this["repos/contoso/chat/actions/oidc/customization/sub"] = """{"sub_claim_prefix":"repo:contoso/chat"}""";
        this["users/alice"] = """{"id":7,"login":"alice"}""";
        this["orgs/contoso/teams/platform"] = """{"id":9,"slug":"platform"}""";
    }

    /// <summary>Answers that no request changes.</summary>
    public Dictionary<string, JsonObject> Answers { get; } = [];

    public Dictionary<string, JsonObject> Environments { get; } = [];

    public Dictionary<string, Dictionary<string, string>> Variables { get; } = [];

    public List<string> Labels { get; } = [];

    /// <summary>The requests that changed something.</summary>
    public List<string> Changes { get; } = [];

    public string this[string path]
    {
        set => Answers[path] = JsonNode.Parse(value)!.AsObject();
    }

    public IReadOnlyList<string> BranchesOf(string environment) =>
        [.. _policies.GetValueOrDefault(environment, []).Select(policy => $"{policy["name"]}")];

    /// <summary>Admits a branch, as a user does in the settings.</summary>
    public void Admit(string environment, string branch, string type = "branch") =>
        _policies[environment] = [
            .. _policies.GetValueOrDefault(environment, []),
            new JsonObject
            {
                ["id"] = _next++,
                ["name"] = branch,
                ["type"] = type,
            },
        ];

    public Task<JsonNode?> FindAsync(string path, CancellationToken cancellation) =>
        Task.FromResult(Find(path.Split('?')[0], path.Split('?')[0].Split('/')));

    public Task SendAsync(string method, string path, JsonObject? body, CancellationToken cancellation)
    {
        Changes.Add($"{method} {path}");
        switch (method, path.Split('/'))
        {
            case ("PUT", [.., "environments", var name]):
                Put(name, body!);
                break;
            case ("POST", [.., "environments", var name, "deployment-branch-policies"]):
                Assert.Equal("true", $"{Environments[name]["deployment_branch_policy"]?["custom_branch_policies"]}");
                Admit(name, $"{body!["name"]}", $"{body["type"]}");
                break;
            case ("DELETE", [.., "environments", var name, "deployment-branch-policies", var id]):
                Assert.Equal(1, _policies[name].RemoveAll(policy => $"{policy["id"]}" == id));
                break;
            case ("POST", [.., "environments", var name, "variables"]):
                Assert.True(Environments.ContainsKey(name));
                Variables.TryAdd(name, []);
                Variables[name].Add($"{body!["name"]}", $"{body["value"]}");
                break;
            case ("PATCH", [.., "environments", var name, "variables", var variable]):
                Assert.True(Variables[name].ContainsKey(variable));
                Variables[name][variable] = $"{body!["value"]}";
                break;
            case ("POST", [.., "labels"]):
                Labels.Add($"{body!["name"]}");
                break;
            default:
                throw new InvalidOperationException($"the fake knows no {method} {path}");
        }

        return Task.CompletedTask;
    }

    private JsonNode? Find(string path, string[] parts) =>
        parts switch
        {
            [_, _, _, "environments", var name] => Environments.GetValueOrDefault(name)?.DeepClone(),
            [_, _, _, "environments", var name, "deployment-branch-policies"] => new JsonObject
            {
                ["branch_policies"] = new JsonArray([.. _policies.GetValueOrDefault(name, []).Select(policy => policy.DeepClone())]),
            },
            [_, _, _, "environments", var name, "variables"] => Environments.ContainsKey(name)
                ? new JsonObject
                {
                    ["variables"] = new JsonArray([
                        .. Variables
                            .GetValueOrDefault(name, [])
                            .Select(each => new JsonObject { ["name"] = each.Key, ["value"] = each.Value }),
                    ]),
                }
                : null,
            [_, _, _, "labels", var label] => Labels.Contains(label) ? new JsonObject() : null,
            _ => Answers.GetValueOrDefault(path)?.DeepClone(),
        };

    /// <summary>What the body does not repeat is removed.</summary>
    private void Put(string name, JsonObject body)
    {
        var rules = new JsonArray();
        if (body["reviewers"] is JsonArray { Count: > 0 } reviewers)
        {
            var entries = reviewers.Select(each => new JsonObject
            {
                ["type"] = $"{each!["type"]}",
                ["reviewer"] = new JsonObject { ["id"] = (long)each["id"]!, ["login"] = $"id-{each["id"]}" },
            });
            rules.Add(
                new JsonObject
                {
                    ["type"] = "required_reviewers",
                    ["prevent_self_review"] = (bool?)body["prevent_self_review"] ?? false,
                    ["reviewers"] = new JsonArray([.. entries]),
                }
            );
        }

        if ((int?)body["wait_timer"] is > 0 and var minutes)
        {
            rules.Add(new JsonObject { ["type"] = "wait_timer", ["wait_timer"] = minutes });
        }

        Environments[name] = new JsonObject
        {
            ["name"] = name,
            ["can_admins_bypass"] = (bool?)body["can_admins_bypass"] ?? true,
            ["protection_rules"] = rules,
            ["deployment_branch_policy"] = body["deployment_branch_policy"]?.DeepClone(),
        };
    }
}
