using System.Text.RegularExpressions;

namespace Repository.Tests.Pages;

/// <summary>docs/project-shapes.md names a test for each shape.</summary>
public sealed partial class ProjectShapesPageTests
{
    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. Checkout
            .Read("docs/project-shapes.md")
            .Split('\n')
            .Where(line => line.StartsWith("| ") && !line.StartsWith("| shape |"))
            .Select(line => Cell().Split(line.Trim('|', ' '))),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Tests = new(() =>
        Checkout
            .TrackedFiles.Where(file => file.StartsWith("tests/") && file.EndsWith("Tests.cs"))
            .GroupBy(file => Path.GetFileNameWithoutExtension(file))
            .ToDictionary(same => same.Key, same => string.Concat(same.Select(Checkout.Read)))
    );

    [Fact]
    public void Each_row_names_its_tests()
    {
        Assert.InRange(Rows.Count, 30, int.MaxValue);
        Assert.All(Rows, row =>
        {
            Assert.Equal(3, row.Length);
            Assert.Matches(@"^(`\w+\.\w+`(, )?)+$", row[2]);
        });
    }

    [Fact]
    public void Each_named_test_exists()
    {
        var gone = from row in Rows from name in Name().Matches(row[2]) where !Exists(name.Value) select name.Value;

        Assert.Empty(gone);
    }

    [Fact]
    public void A_test_that_does_not_exist_is_found()
    {
        Assert.True(Exists("ProjectShapesPageTests.A_test_that_does_not_exist_is_found"));
        Assert.False(Exists("ProjectShapesPageTests.Gone"));
        Assert.False(Exists("GoneTests.A_test_that_does_not_exist_is_found"));
    }

    private static bool Exists(string name) =>
        name.Split('.') is [var type, var method]
        && Tests.Value.TryGetValue(type, out var source)
        && Regex.IsMatch(source, $@"public (async Task|void|Task) {method}\(");

    [GeneratedRegex(@"\s+\|\s+")]
    private static partial Regex Cell();

    [GeneratedRegex(@"\w+\.\w+")]
    private static partial Regex Name();
}
