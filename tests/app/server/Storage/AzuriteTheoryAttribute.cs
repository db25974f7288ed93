namespace App.Tests.Storage;

/// <summary>As <see cref="AzuriteFactAttribute"/>, for several cases.</summary>
public sealed class AzuriteTheoryAttribute : TheoryAttribute
{
    public override string? Skip => Azurite.WhySkip();
}
