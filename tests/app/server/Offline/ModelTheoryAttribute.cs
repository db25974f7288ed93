namespace App.Tests.Offline;

/// <summary>As <see cref="ModelFactAttribute"/>, for several cases.</summary>
public sealed class ModelTheoryAttribute : TheoryAttribute
{
    public ModelTheoryAttribute() => Skip = new ModelFactAttribute().Skip;
}
