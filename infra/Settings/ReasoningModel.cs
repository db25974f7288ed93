namespace Infra.Settings;

/// <summary>Models that reason before they write. Azure rejects an effort that a model does not know.</summary>
public static class ReasoningModel
{
    /// <summary>
    /// The effort for answers from documents: low, or the least that the model accepts above none. Null for models that do not reason or
    /// are not known, which get no effort.
    /// </summary>
    public static string? Effort(string model) =>
        model.ToLowerInvariant() switch
        {
            "gpt-5-pro" => "high",
            "gpt-5-chat" or "o1-preview" or "o1-mini" => null,
            "gpt-5.4-pro" or "gpt-5.1-codex-max" or "gpt-chat-latest" => "medium",
            ['g', 'p', 't', '-', '5', .. var rest] => rest.EndsWith("-chat", StringComparison.Ordinal) ? "medium" : "low",
            ['o', '1' or '3' or '4', ..] or "codex-mini" => "low",
            _ => null,
        };
}
