using System.Text.Json;

namespace Benchmarks.Load;

/// <summary>What is asked.</summary>
internal static class Question
{
    /// <summary>The bundled documents cover it, so it passes the grounding gate and reaches the model.</summary>
    public const string Answerable = "What metrics describe the quality of an answer?";

    public static string ForApp { get; } =
        JsonSerializer.Serialize(new { messages = new[] { new { role = "user", content = Answerable } } });

    public static string ForModel { get; } =
        JsonSerializer.Serialize(
            new
            {
                model = "chat",
                stream = true,
                stream_options = new { include_usage = true },
                messages = new[] { new { role = "user", content = Answerable } },
            }
        );
}
