namespace Preflight.Reports.Diagrams;

internal readonly record struct Point(int X, int Y);
