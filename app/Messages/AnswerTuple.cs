namespace App.Messages;

/// <summary>What an answer was made with; the three are evaluated, released and taken back together.</summary>
/// <param name="Prompt">The prompt's version: a digest of its text.</param>
/// <param name="Model">The deployment's name; "extractive" where there is no model.</param>
/// <param name="Index">The version of what was searched.</param>
internal sealed record AnswerTuple(string Prompt, string Model, string Index);
