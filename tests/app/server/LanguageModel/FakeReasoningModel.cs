using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace App.Tests.LanguageModel;

/// <summary>
/// A model that reasons: hidden tokens count inside max_completion_tokens, an answer without room is empty with the reason "length", and
/// unsupported values of temperature and effort are rejected.
/// </summary>
internal sealed class FakeReasoningModel(params string[] efforts)
{
    private const int Input = 900;

    private static readonly Dictionary<string, int> Hidden = new()
    {
        ["none"] = 0,
        ["minimal"] = 64,
        ["low"] = 600,
        ["medium"] = 1_500,
        ["high"] = 9_000,
    };

    public string[] Words { get; init; } = ["Groundedness ", "counts [1]."];

    /// <summary>Tokens of hidden reasoning beyond those of the effort.</summary>
    public int Extra { get; init; }

    public async Task AnswerAsync(HttpContext context, JsonElement body)
    {
        if (body.TryGetProperty("temperature", out var temperature) && temperature.GetDouble() != 1)
        {
            await RefuseAsync(context, "temperature", "does not support 0 with this model. Only the default (1) value is supported.");
            return;
        }

        var effort = body.TryGetProperty("reasoning_effort", out var given) ? given.GetString()! : "medium";
        if (!efforts.Contains(effort))
        {
            await RefuseAsync(context, "reasoning_effort", $"does not support '{effort}' with this model.");
            return;
        }

        var room = body.GetProperty("max_completion_tokens").GetInt32();
        var hidden = Math.Min(room, Hidden[effort] + Extra);
        var words = Words.Take(room - hidden).ToArray();
        await FakeAzureOpenAI.StreamAsync(context, words, words.Length < Words.Length ? "length" : "stop", done: false);
        var usage = new
        {
            prompt_tokens = Input,
            completion_tokens = hidden + words.Length,
            total_tokens = Input + hidden + words.Length,
            completion_tokens_details = new { reasoning_tokens = hidden },
        };
        await FakeAzureOpenAI.SendAsync(
            context,
            JsonSerializer.Serialize(
                new
                {
                    id = "c",
                    @object = "chat.completion.chunk",
                    created = 1,
                    model = "m",
                    choices = Array.Empty<object>(),
                    usage,
                }
            )
        );
        await FakeAzureOpenAI.SendAsync(context, "[DONE]");
    }

    private static Task RefuseAsync(HttpContext context, string parameter, string message) =>
        FakeAzureOpenAI.RefuseAsync(
            context,
            400,
            JsonSerializer.Serialize(
                new
                {
                    error = new
                    {
                        code = "unsupported_value",
                        param = parameter,
                        message = $"Unsupported value: '{parameter}' {message}",
                    },
                }
            )
        );
}
