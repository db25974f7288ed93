namespace App.Tests.Offline;

/// <summary>A test that needs the sentence model; skipped where it was not downloaded.</summary>
public sealed class ModelFactAttribute : FactAttribute
{
    public ModelFactAttribute() => Skip = SentenceModel.Library is null ? "The sentence model was not downloaded." : null;
}
