namespace App.LanguageModel;

/// <summary>The model was silent for too long. Differs from a cancellation by the client.</summary>
internal sealed class ModelTimeoutException(bool beforeFirst, TimeSpan limit)
    : Exception($"the model was silent for {limit.TotalSeconds:0.#} s {(beforeFirst ? "before its first word" : "inside an answer")}");
