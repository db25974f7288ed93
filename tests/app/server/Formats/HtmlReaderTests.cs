using System.Text;
using App.Chunking;
using App.Formats;

namespace App.Tests.Formats;

public sealed class HtmlReaderTests
{
    [Fact]
    public void Only_the_main_content_is_read() =>
        Assert.Equal(
            "# Vaults\n\nVaults hold secrets and *keys.",
            Markdown(
                """
                <html><head><title>Site</title><style>p{}</style></head><body>
                <header>Logo</header><nav><a href="/">Home</a></nav>
                <main><header><h1>Vaults</h1></header><p>Vaults hold
                  <b>secrets</b> and <a href="https://x.example">*keys</a>.</p><script>alert(
                      1)</script><aside>Ad</aside><form>Search</form></main>
                <footer>Imprint</footer></body></html>
                """
            )
        );

    [Theory]
    [InlineData("<body><header>Logo</header><p>Text.</p><footer>Imprint</footer></body>")]
    [InlineData("<body><nav>Menu</nav><div>Text.</div></body>")]
    [InlineData("<body>Other<article><p>Text.</p></article></body>")]
    [InlineData("<body>Other<div role=main>Text.</div></body>")]
    public void Pages_without_a_main_element_are_read(string html) => Assert.Equal("Text.", Markdown(html));

    [Theory]
    [InlineData("<p hidden>x</p>")]
    [InlineData("<p aria-hidden=true>x</p>")]
    [InlineData("<p style='display: none'>x</p>")]
    [InlineData("<p style='color:red; VISIBILITY:hidden'>x</p>")]
    [InlineData("<span style='font-size:0'>x</span>")]
    [InlineData("<template>x</template>")]
    [InlineData("<noscript>x</noscript>")]
    [InlineData("<iframe src=x>x</iframe>")]
    [InlineData("<!-- x -->")]
    public void Hidden_content_is_not_read(string html) => Assert.Equal("Seen.", Markdown($"<body><p>Seen.</p>{html}</body>"));

    [Fact]
    public void Lists_tables_and_code_become_Markdown() =>
        Assert.Equal(
            """
            - One
                - inner
            - Two

            1. First
            2. Second

            | A | B |
            | --- | --- |
            | 1 | x \| y |

            ```
            let a = 1;
              b
            ```

            \# no heading
            """,
            Markdown(
                """
                <body><ul><li>One<ul><li>inner</li></ul></li><li><p>Two</p></li></ul><ol><li>First</li><li>Second</li></ol>
                <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>x | y</td></tr></table>
                <pre>let a = 1;
                  b</pre><p># no heading</p></body>
                """
            )
        );

    [Fact]
    public void An_image_is_replaced_by_its_description() =>
        Assert.Equal("See a map here.", Markdown("<body><p>See <img src=https://x.example/a.png alt='a map'> here.</p></body>"));

    [Fact]
    public void The_title_is_the_single_h1_or_the_page_title_or_the_file_name()
    {
        Assert.Equal("Heading", Title("<title>Page</title><main><h1>Heading</h1><p>x</p></main>"));
        Assert.Equal("Page", Title("<title> Page </title><main><h1>One</h1><p>x</p><h1>Two</h1><p>y</p></main>"));
        Assert.Equal("Page", Title("<title>Page</title><p>x</p>"));
        Assert.Equal("page.html", Title("<p>x</p>"));
    }

    [Fact]
    public void The_declared_encoding_of_a_page_is_used() =>
        Assert.Equal("Zürich", Read([.. "<meta charset=iso-8859-1><body>Z"u8, 0xFC, .. "rich</body>"u8]).Pages[0].Markdown);

    private static DocumentText Read(byte[] html) => new HtmlReader().Read(new MemoryStream(html));

    private static string Markdown(string html) => Read(Encoding.UTF8.GetBytes(html)).Pages[0].Markdown;

    private static string Title(string html) =>
        MarkdownChunker.Chunk(Sources.Document("page.html"), Read(Encoding.UTF8.GetBytes(html)))[0].Title;
}
