namespace App.LanguageModel;

/// <summary>A model was silent for too long; told apart from a reader who pressed stop.</summary>
internal sealed class ModelTimeoutException(bool beforeFirst, TimeSpan limit)
    : Exception($"the model was silent for {limit.TotalSeconds:0.#} s {(beforeFirst ? "before its first word" : "inside an answer")}");
