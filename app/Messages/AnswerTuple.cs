namespace App.Messages;

/// <summary>The versions behind an answer. They are evaluated, released and rolled back together.</summary>
/// <param name="Prompt">Version of the prompt: a digest of its text.</param>
/// <param name="Model">Name of the deployment; "extractive" without a model.</param>
/// <param name="Index">Version of the index.</param>
internal sealed record AnswerTuple(string Prompt, string Model, string Index);
