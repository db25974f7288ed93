namespace App.Browser.Tests;

/// <summary>A test that needs Chromium, and perhaps axe-core.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public bool NeedsAxe { get; set; }

    public override string? Skip => Tools.WhySkip(NeedsAxe);
}
