using Microsoft.Playwright;

namespace App.Browser.Tests;

/// <summary>What a test chooses of the browser.</summary>
internal sealed record PageLook(ColorScheme Colors, int Width, int Height, string Locale);
