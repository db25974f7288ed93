using System.Text.Json.Nodes;
using AzureRest;
using Delivery.Context;
using Delivery.Teardown;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Teardown;

/// <summary>The Pulumi CLI as far as a teardown uses it: stores the state and deletes its resources in Azure.</summary>
internal sealed class FakePulumi(TestAzure azure) : IPulumi
{
    /// <summary>Azure cannot delete these: the provider writes their defaults, which allow publishing and anonymous requests.</summary>
    private static readonly string[] Settings =
    [
        "azure-native:web:WebAppAuthSettingsV2",
        "azure-native:web:WebAppAuthSettingsV2Slot",
        "azure-native:web:WebAppScmAllowed",
        "azure-native:web:WebAppScmAllowedSlot",
    ];

    private JsonObject? _state;

    /// <summary>The first change of the stack meets this lock; null if there is none.</summary>
    public string? Lock { get; set; }

    /// <summary>The settings that were reset while their app or slot still ran.</summary>
    public List<string> Opened { get; } = [];

    public List<string> Calls { get; } = [];

    public IEnumerable<JsonObject> Resources => (_state?["deployment"]?["resources"] as JsonArray ?? []).OfType<JsonObject>();

    public void Hold(params JsonObject[] resources) =>
        _state = new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject
            {
                ["secrets_providers"] = new JsonObject { ["type"] = "cloud" },
                ["resources"] = new JsonArray([.. resources]),
            },
        };

    public static JsonObject Resource(string type, string id, bool isProtected = false) =>
        new()
        {
            ["urn"] = $"urn:pulumi:s::ai-workload::{type}::{ArmId.Name(id)}",
            ["custom"] = true,
            ["type"] = type,
            ["id"] = id,
            ["protect"] = isProtected,
            ["retainOnDelete"] = isProtected,
        };

    public async Task<PulumiRun> RunAsync(
        IReadOnlyList<string> arguments,
        string? input,
        Action<string>? line,
        CancellationToken cancellation
    )
    {
        Calls.Add(string.Join(' ', arguments));
        return Lock is not null && arguments is (["stack", "import", ..] or ["destroy", ..])
            ? new PulumiRun(255, "", Lock)
            : await AnswerAsync(arguments, input, line);
    }

    private async Task<PulumiRun> AnswerAsync(IReadOnlyList<string> arguments, string? input, Action<string>? line)
    {
        switch (arguments[0], arguments[1])
        {
            case ("stack", "export"):
                return _state is null
                    ? new PulumiRun(255, "", "error: no stack named 'dev' found")
                    : new PulumiRun(0, _state.ToJsonString(), "");
            case ("stack", "import"):
                _state = JsonNode.Parse(input!)!.AsObject();
                return new PulumiRun(0, "Import complete.", "");
            case ("cancel", _):
                Lock = null;
                return new PulumiRun(0, "", "");
            case ("destroy", _):
                return await DestroyAsync(line!);
            default:
                return new PulumiRun(255, "", $"error: unknown command {arguments[0]}");
        }
    }

    private async Task<PulumiRun> DestroyAsync(Action<string> line)
    {
        if (Resources.FirstOrDefault(resource => resource["protect"]?.GetValue<bool>() == true) is { } held)
        {
            return new PulumiRun(255, "", $"error: resource {held["urn"]} cannot be deleted because it is protected");
        }

        foreach (var resource in Resources.Where(resource => resource["custom"]?.GetValue<bool>() == true).Reverse().ToList())
        {
            var id = resource["id"]!.ToString();
            try
            {
                if (Settings.Contains(resource["type"]!.ToString()))
                {
                    Reset(id);
                }
                else if (resource["retainOnDelete"]?.GetValue<bool>() != true && id.StartsWith('/'))
                {
                    await azure.Client.DeleteAsync(id, TestResources.VersionOf(id), default);
                }
            }
            catch (ArmException exception)
            {
                line($"error: deleting {id}: {exception.Explanation}");
                return new PulumiRun(255, "", "");
            }

            _state!["deployment"]!["resources"]!.AsArray().Remove(resource);
        }

        return new PulumiRun(0, "", "");
    }

    private void Reset(string id)
    {
        var site = id[..id.LastIndexOf('/', id.LastIndexOf('/') - 1)];
        var properties = azure.Resources[site]?["properties"];
        if (properties?["enabled"]?.ToString() != "false" || properties["scmSiteAlsoStopped"]?.ToString() != "true")
        {
            Opened.Add(id);
        }
    }
}
