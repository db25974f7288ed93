namespace App.Browser.Tests;

/// <summary>A theory that needs Chromium, and perhaps axe-core.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public bool NeedsAxe { get; set; }

    public override string? Skip => Tools.WhySkip(NeedsAxe);
}
