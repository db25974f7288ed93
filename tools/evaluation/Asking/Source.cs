namespace Evaluation.Asking;

/// <summary>A passage that the answer may cite, as the app sent it.</summary>
internal sealed record Source(int Number, string Id, string Text);
