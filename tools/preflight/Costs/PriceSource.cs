namespace Preflight.Costs;

/// <summary>Where prices come from.</summary>
/// <param name="Text">What was read.</param>
/// <param name="Page">The public price page to check them against.</param>
/// <param name="Read">The day on which it was read.</param>
/// <param name="Verify">True if the figure has no source that can be opened again.</param>
public sealed record PriceSource(string Text, string Page, string Region, string Read, bool Verify);
