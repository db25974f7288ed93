namespace Evaluation.Asking;

/// <summary>What an answer was made with, as the app stamps it.</summary>
internal sealed record AnswerTuple(string Prompt, string Model, string Index)
{
    public override string ToString() => $"prompt {Prompt}, model {Model}, index {Index}";
}
