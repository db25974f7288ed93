using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using App.Tests.Search;
using Microsoft.AspNetCore.Http;

namespace App.Tests.LanguageModel;

/// <summary>Azure OpenAI's v1 embeddings endpoint.</summary>
internal sealed class EmbeddingEndpoint
{
    public ConcurrentQueue<JsonObject> Requests { get; } = [];

    public async Task AnswerAsync(HttpContext context)
    {
        var body = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        Requests.Enqueue(body);
        var inputs = body["input"] is JsonArray list ? list.Select(input => (string)input!).ToArray() : [(string)body["input"]!];
        var dimensions = (int?)body["dimensions"] ?? 1_536;
        await context.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["object"] = "list",
                ["model"] = "fake-1",
                ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["total_tokens"] = 1 },
                ["data"] = new JsonArray([
                    .. inputs.Select(
                        (input, at) =>
                            new JsonObject
                            {
                                ["object"] = "embedding",
                                ["index"] = at,
                                ["embedding"] = Convert.ToBase64String(
                                    MemoryMarshal.AsBytes<float>(FakeEmbeddings.VectorOf(input, dimensions))
                                ),
                            }
                    ),
                ]),
            }
        );
    }
}
