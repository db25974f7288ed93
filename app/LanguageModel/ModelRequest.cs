using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace App.LanguageModel;

/// <summary>
/// What a request asks of the model. It never has a temperature: models that reason accept only 1, which is the default of all.
/// </summary>
internal static class ModelRequest
{
    /// <param name="tokens">The limit of the output, with hidden reasoning.</param>
    public static ChatOptions Options(ChatOptions? given, ModelSettings settings, int tokens)
    {
        var options = given?.Clone() ?? new ChatOptions();
        if (settings.IsAzure)
            options.MaxOutputTokens = tokens;
        options.RawRepresentationFactory = _ => Raw(settings, tokens);
        return options;
    }

    // Marked "for evaluation only", and the only way to these parts of a request.
#pragma warning disable OPENAI001, SCME0001
    private static ChatCompletionOptions Raw(ModelSettings settings, int tokens)
    {
        var raw = new ChatCompletionOptions();
        if (settings.ReasoningEffort is { } effort)
            raw.ReasoningEffortLevel = new ChatReasoningEffortLevel(effort);

        // Ollama ignores the newer name max_completion_tokens; llama.cpp and vLLM accept both.
        if (!settings.IsAzure)
            raw.Patch.Set("$.max_tokens"u8, tokens);
        return raw;
    }
#pragma warning restore OPENAI001, SCME0001
}
