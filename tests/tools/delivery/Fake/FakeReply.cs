using System.Text.Json.Nodes;

namespace Delivery.Tests.Fake;

/// <summary>A response of the fake.</summary>
internal sealed record FakeReply(int Status, JsonNode? Body = null)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public static FakeReply Error(int status, string code, string message) =>
        new(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
            }
        );

    public static FakeReply List(IEnumerable<JsonObject> items) =>
        new(200, new JsonObject { ["value"] = new JsonArray([.. items.Select(item => item.DeepClone())]) });
}
