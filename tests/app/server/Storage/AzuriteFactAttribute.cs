namespace App.Tests.Storage;

/// <summary>A test that needs Azurite.</summary>
public sealed class AzuriteFactAttribute : FactAttribute
{
    public override string? Skip => Azurite.WhySkip();
}
