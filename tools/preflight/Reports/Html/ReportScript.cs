using System.Security.Cryptography;
using System.Text;

namespace Preflight.Reports.Html;

/// <summary>The one script of a report: it filters the inventory. Without scripts the page shows everything and no filter.</summary>
internal static class ReportScript
{
    public const string Text = """

        const filter = document.getElementById('filter');
        const count = document.getElementById('filter-count');
        filter.closest('p').hidden = false;
        filter.addEventListener('input', () => {
          const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
          let shown = 0;
          for (const group of document.querySelectorAll('details.group')) {
            const name = group.querySelector('summary').textContent;
            let hits = 0;
            for (const row of group.querySelectorAll('tbody tr')) {
              const text = (name + ' ' + row.textContent).toLowerCase();
              row.hidden = !words.every(word => text.includes(word));
              hits += row.hidden ? 0 : 1;
            }
            group.hidden = hits === 0;
            group.open = words.length > 0;
            shown += hits;
          }
          count.textContent = words.length > 0 ? (shown === 1 ? '1 resource' : shown + ' resources') : '';
        });
        addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(each => each.open = true));

        """;

    /// <summary>The page allows this script by its hash, and no other.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Hash()}'";

    private static string Hash() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
